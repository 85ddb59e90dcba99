/** The shell options that decide what becomes of a failure. */
export interface Settings {
  readonly errexit: boolean;
  readonly pipefail: boolean;
}

/**
 * Settings after option words as `set` and every shell's command line take them: `-e`, `+e`, `-euxo pipefail`,
 * `-o errexit`. Stops at the first word that is no option, `--` or a value that is not known.
 */
export function applyOptions(settings: Settings, words: readonly (string | undefined)[]): Settings {
  let { errexit, pipefail } = settings;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || word.length < 2 || !/^[-+]/.test(word)) break;
    if (word.startsWith("--")) {
      if (word === "--") break;
      continue;
    }
    const on = word.startsWith("-");
    for (const letter of word) {
      if (letter === "e") errexit = on;
      if (letter !== "o") continue;
      const name = words[++i];
      if (name === "errexit") errexit = on;
      if (name === "pipefail") pipefail = on;
    }
  }
  return { errexit, pipefail };
}
