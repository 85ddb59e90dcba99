import { defineRule } from "../../src/author.ts";
import { assumeYes, isCall, readingOption } from "../../src/kit.ts";

export default defineRule({
  id: "zypper-non-interactive",
  summary: "zypper does not ask for confirmation",
  why: "A build cannot answer prompts: zypper fails at its first question.",
  topic: "packages",
  category: "correctness",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3034"],
    kics: ["45e1fca5-f90e-465d-825f-c2cb63fa3944"],
    semgrep: ["missing-zypper-no-confirm-switch"],
    "dockerfile-roast": ["DF043"],
  },
  options: readingOption,
  messages: { asks: "{command} asks for confirmation, which a build cannot give: add --non-interactive" },
  examples: [
    {
      bad: "FROM opensuse/leap:15.6\nRUN «zypper install» tar",
      fixed: "FROM opensuse/leap:15.6\nRUN zypper --non-interactive install tar",
    },
    { good: "FROM opensuse/leap:15.6\nRUN zypper -n install tar" },
    { good: "FROM opensuse/leap:15.6\nRUN zypper install -y tar" },
  ],
  on: {
    Run: assumeYes({
      managers: ["zypper"],
      written: (command) =>
        isCall(command, "zypper", "install", "in", "remove", "rm", "source-install", "si", "patch") &&
        !command.words.some(({ text }) => /^(?:--non-interactive|-n|--no-confirm|-y)$/.test(text)),
      option: "--non-interactive",
      place: "program",
    }),
  },
});
