import { defineRule } from "../../src/author.ts";

// Reported where configurations are read: there is no node to handle.
export default defineRule({
  id: "unused-waiver",
  summary: "A waiver suppresses something",
  why: "A waiver that suppresses nothing misleads readers, and hides the next finding that happens to match it.",
  topic: "suppressions",
  category: "maintainability",
  severity: "warning",
  kinds: ["config"],
  recommended: true,
  messages: {
    waiver: "This waiver suppresses nothing",
    name: "There is no finding of {name} to suppress in the files of this waiver",
    files: "The files of this waiver do not exist or are not linted",
  },
  examples: [
    {
      title: "Where the image does not run as root",
      bad: "waivers:\n  - «rules: no-root-user\n    files: [Dockerfile]\n    reason: the entrypoint drops its rights»\n",
      files: { Dockerfile: "FROM debian:12\nUSER app" },
      message: "waiver",
    },
    {
      title: "Where it does",
      good: "waivers:\n  - rules: no-root-user\n    files: [Dockerfile]\n    reason: the entrypoint drops its rights\n",
      files: { Dockerfile: "FROM debian:12\nUSER root" },
    },
  ],
});
