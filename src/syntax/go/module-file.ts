/** What a go.mod says. */
export interface ModuleFile {
  /** The module's path; undefined where it says none. */
  readonly path: string | undefined;
  /** "1.22": the language that the module is written in. */
  readonly go: string | undefined;
  /** "go1.24.1": the Go that its developers are to use at least, where they may choose. */
  readonly toolchain: string | undefined;
  /** Paths of the modules that it needs, those that others need too. */
  readonly requires: readonly string[];
  /** Directories that take a module's place. */
  readonly localReplacements: readonly string[];
}

/** https://go.dev/ref/mod#go-mod-file, as far as it is understood. */
export function readModuleFile(text: string): ModuleFile {
  let path: string | undefined;
  let go: string | undefined;
  let toolchain: string | undefined;
  const requires: string[] = [];
  const localReplacements: string[] = [];
  let block: string | undefined;
  for (const line of text.split("\n")) {
    const words = wordsOf(line);
    if (words.length === 0) continue;
    if (words[0] === ")") {
      block = undefined;
      continue;
    }
    const [verb, ...rest] = block === undefined ? words : [block, ...words];
    if (rest[0] === "(") {
      block = verb;
      continue;
    }
    const [first] = rest;
    if (first === undefined) continue;
    if (verb === "module") path ??= first;
    else if (verb === "go") go ??= first;
    else if (verb === "toolchain") toolchain ??= first;
    else if (verb === "require") requires.push(first);
    else if (verb === "replace") {
      const target = rest[rest.indexOf("=>") + 1];
      if (target !== undefined && /^(?:\.{0,2}\/|\.{1,2}$)/.test(target)) localReplacements.push(target);
    }
  }
  return { path, go, toolchain, requires, localReplacements };
}

/** Words up to a comment, quotes taken away. */
function wordsOf(line: string): readonly string[] {
  const code = line.replace(/\/\/.*/s, "");
  return (code.match(/"[^"]*"|`[^`]*`|[()]|[^\s()]+/g) ?? []).map((word) => word.replace(/^(["`])(.*)\1$/s, "$2"));
}
