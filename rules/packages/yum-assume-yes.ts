import { defineRule } from "../../src/author.ts";
import { answersRpm, assumeYes, isCall, readingOption } from "../../src/kit.ts";

export default defineRule({
  id: "yum-assume-yes",
  summary: "yum does not ask for confirmation",
  why: "A build cannot answer prompts: yum takes no answer as no, and the build fails.",
  topic: "packages",
  category: "correctness",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3030"],
    kics: ["6e19193a-8753-436d-8a09-76dcff91bb03"],
    semgrep: ["missing-yum-assume-yes-switch"],
    parfum: ["yumInstallForceYes"],
    "dockerfile-roast": ["DF027"],
  },
  options: readingOption,
  messages: { asks: "{command} asks for confirmation, which a build cannot give: add -y" },
  examples: [
    {
      bad: "FROM amazonlinux:2\nRUN «yum install» tar && yum clean all",
      fixed: "FROM amazonlinux:2\nRUN yum install -y tar && yum clean all",
    },
    { good: "FROM amazonlinux:2\nRUN yum -y install tar && yum clean all" },
    { good: "FROM amazonlinux:2\nRUN echo assumeyes=1 >> /etc/yum.conf && yum install tar" },
  ],
  on: {
    Run: assumeYes({
      managers: ["yum"],
      written: (command) => isCall(command, "yum", "install", "groupinstall", "localinstall") && !answersRpm(command),
    }),
  },
});
