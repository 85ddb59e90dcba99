import { defineRule } from "../../src/author.ts";
import { answersRpm, assumeYes, isCall, readingOption } from "../../src/kit.ts";

export default defineRule({
  id: "dnf-assume-yes",
  summary: "dnf and tdnf do not ask for confirmation",
  why: "A build cannot answer prompts: dnf takes no answer as no, and the build fails. microdnf never asks.",
  topic: "packages",
  category: "correctness",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3038"],
    kics: ["7ebd323c-31b7-4e5b-b26f-de5e9e477af8"],
    semgrep: ["missing-dnf-assume-yes-switch"],
    "dockerfile-roast": ["DF027"],
  },
  options: readingOption,
  messages: { asks: "{command} asks for confirmation, which a build cannot give: add -y" },
  examples: [
    {
      bad: "FROM fedora:41\nRUN «dnf install» tar && dnf clean all",
      fixed: "FROM fedora:41\nRUN dnf install -y tar && dnf clean all",
    },
    { good: "FROM fedora:41\nRUN dnf -y install tar && dnf clean all" },
    { title: "microdnf never asks", good: "FROM redhat/ubi9-minimal:9.5\nRUN microdnf install tar" },
  ],
  on: {
    Run: assumeYes({
      managers: ["dnf", "tdnf"],
      written: (command) =>
        isCall(command, "dnf microdnf", "install", "groupinstall", "localinstall") && !answersRpm(command),
    }),
  },
});
