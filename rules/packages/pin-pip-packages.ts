import { defineRule } from "../../src/author.ts";
import { callsPip, pinPackages, searchedPinOptions } from "../../src/kit.ts";

/** Options whose next word is no package, for those who compare words. */
const valuedByPip =
  "-m -e --editable -t --target -i --index-url --extra-index-url -f --find-links --trusted-host --prefix --root --src --python-version --platform --only-binary --no-binary --progress-bar --proxy --retries --timeout --exists-action --cert --client-cert --cache-dir --log --abi --implementation --global-option --install-option --upgrade-strategy --report --config-settings --python --use-feature --use-deprecated --default-timeout".split(
    " ",
  );

export default defineRule({
  id: "pin-pip-packages",
  summary: "Python packages are pinned to a version or come from a file",
  why: "The version of an unpinned package depends on what is published on the day of the build.",
  topic: "packages",
  category: "reproducibility",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3013"],
    kics: ["02d9c71f-3ee8-4986-9c27-1a20d0d19bfc"],
    "dockerfile-roast": ["DF051"],
  },
  options: searchedPinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM python:3.13\nRUN pip install --no-cache-dir «flask» 'requests~=2.32'" },
    { good: "FROM python:3.13\nRUN pip install --no-cache-dir -r requirements.txt" },
    {
      title: "A constraints file pins the versions",
      good: "FROM python:3.13\nRUN pip install --no-cache-dir -c constraints.txt flask",
    },
  ],
  on: {
    Run: pinPackages({
      searched: { installs: /pip3? (?:--?[a-zA-Z]+ *){0,20}install/, among: namesForPip },
      managers: ["pip", "pipx", "uv"],
      written: {
        calls: (command) => callsPip(command) || command.name === "pipx",
        subcommands: ["install"],
        valued: valuedByPip,
        exempt: ({ words }) => words.some(({ text }) => decidesVersions.test(text)),
        isPinned: isPipPinned,
      },
      decidedBy: ["constraint", "constraints", "require-hashes"],
      // `uv add` and `uv sync` write and read a lockfile.
      exempt:
        ({ subcommand }) =>
        () =>
          subcommand === "add",
    }),
  },
});

/** A file names the versions. */
const decidesVersions = /^(?:-r|-c|--requirement|--constraint)(?:=|$)/;

/** A version, a file, or what lies elsewhere with a reference. */
function isPipPinned(word: string): boolean {
  if (/^(?:git|hg|svn|bzr)\+/.test(word)) return word.includes("@");
  return /[=<>~/]|^\.$|\.whl$|\.tar\.gz$/.test(word);
}

/** None where a file names them, and neither options, with what looks like their values, nor paths. */
function namesForPip(words: readonly string[]): readonly string[] {
  const all = words.filter((word) => word !== "");
  if (all.includes("-r") || all.includes("-c")) return [];
  return all.filter((word, i) => !(/^-|\//.test(word) || (all[i - 1]?.startsWith("-") && /[.:]/.test(word))));
}
