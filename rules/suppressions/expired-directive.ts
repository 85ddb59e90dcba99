import { defineRule } from "../../src/author.ts";

// The engine reports it while it silences findings: there is no node to handle.
export default defineRule({
  id: "expired-directive",
  summary: "A directive has not expired",
  why: "A date makes an exception temporary; after it the finding is reported again, to be fixed or accepted again.",
  topic: "suppressions",
  category: "maintainability",
  severity: "warning",
  fix: "safe",
  recommended: true,
  messages: {
    needed: "This directive expired on {date} and no longer suppresses its findings",
    idle: "This directive expired on {date}, and there is nothing left for it to suppress: delete it",
  },
  examples: [
    {
      bad: "FROM debian:12\n# plimsoll ignore=DL3009 until=«2020-01-31» -- until the migration\nWORKDIR /app",
      fixed: "FROM debian:12\nWORKDIR /app",
      message: "idle",
    },
    { good: "FROM debian:12\n# plimsoll ignore=DL3009 until=2099-01-31 -- until the migration\nRUN apt-get update" },
  ],
});
