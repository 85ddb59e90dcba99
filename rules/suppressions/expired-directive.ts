import { defineRule } from "../../src/author.ts";

// The engine reports it while it silences findings: there is no node to handle.
export default defineRule({
  id: "expired-directive",
  summary: "A directive is within its date",
  why: "A date makes an exception temporary; past it the finding is back, and somebody has to fix it or decide anew.",
  topic: "suppressions",
  category: "maintainability",
  severity: "warning",
  fix: "safe",
  recommended: true,
  messages: {
    needed: "This directive ended on {date} and no longer silences what it covers",
    idle: "This directive ended on {date}, and there is nothing left for it to silence",
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
