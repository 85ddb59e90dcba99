import { defineRule, option } from "../../src/author.ts";
import { isNotPinnable, pinPackages, searchedPinOptions } from "../../src/kit.ts";

export default defineRule({
  id: "pin-zypper-packages",
  summary: "zypper packages are pinned to a version",
  why: "The version of an unpinned package depends on what the mirror has on the day of the build.",
  topic: "packages",
  category: "reproducibility",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  optIn: true,
  aliases: {
    hadolint: ["DL3037"],
    kics: ["562952e4-0348-4dea-9826-44f3a2c6117b"],
  },
  options: searchedPinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM opensuse/leap:15.6\nRUN zypper -n install «tar» 'git>=2.43' && zypper clean --all" },
    { good: "FROM opensuse/leap:15.6\nRUN zypper -n install tar=1.34 && zypper clean --all" },
  ],
  on: {
    Run: pinPackages({
      searched: { installs: /zypper (?:--?[a-zA-Z]+ *){0,20}in(?:stall)?/ },
      managers: ["zypper"],
      written: {
        calls: ({ name }) => name === "zypper",
        subcommands: ["install", "in"],
        isPinned: (word) => /[=<>]|\.rpm$/.test(word),
      },
      // Patterns and products are lists of packages.
      exempt: (command) => {
        const type = option(command, "type")?.value?.value ?? "package";
        return ({ name }) => isNotPinnable(name) || type !== "package";
      },
    }),
  },
});
