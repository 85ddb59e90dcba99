import { type BaseImageFacts, defineRule } from "../../src/author.ts";
import { isNotPinnable, isRpmPinned, pinPackages, searchedPinOptions } from "../../src/kit.ts";

export default defineRule({
  id: "pin-dnf-packages",
  summary: "dnf packages are pinned to a version",
  why: "The version of an unpinned package depends on what the mirror has on the day of the build.",
  topic: "packages",
  category: "reproducibility",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  optIn: true,
  aliases: {
    hadolint: ["DL3041"],
    kics: ["93d88cf7-f078-46a8-8ddc-178e03aeacf1"],
  },
  options: searchedPinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM fedora:41\nRUN dnf install -y «tar» httpd-2.4.62 && dnf clean all" },
    {
      title: "Amazon Linux 2023 has one set of packages for each release of the image",
      good: "FROM amazonlinux:2023\nRUN dnf install -y tar && dnf clean all",
    },
  ],
  on: {
    Run: pinPackages({
      searched: { installs: /dnf (?:--?[a-zA-Z]+ *){0,20}(?:in|rei)n?(?:stall)?/ },
      managers: ["dnf", "microdnf", "tdnf"],
      written: {
        calls: ({ name }) => name === "dnf" || name === "microdnf",
        subcommands: ["install"],
        exempt: ({ words }) => words.some(({ text }) => text === "module" || text === "group"),
        isPinned: isRpmPinned,
      },
      exempt: (_command, run, model) => {
        const isBound = isReleaseBound(model.stageOf(run)?.root);
        return ({ name }) => isBound || isNotPinnable(name);
      },
    }),
  },
});

/** Each release of Amazon Linux 2023 is locked to its own version of the repositories. */
function isReleaseBound(facts: BaseImageFacts | undefined): boolean {
  return facts?.family === "amazonlinux" && facts.release === "2023";
}
