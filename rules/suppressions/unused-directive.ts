import { defineRule } from "../../src/author.ts";

// The engine reports it while it silences findings: there is no node to handle.
export default defineRule({
  id: "unused-directive",
  summary: "A directive suppresses something",
  why: "A directive that suppresses nothing misleads readers, and hides the next finding that happens to match it.",
  topic: "suppressions",
  category: "maintainability",
  severity: "warning",
  fix: "safe",
  recommended: false,
  messages: {
    directive: "This {dialect} directive suppresses nothing",
    name: "There is no finding of {name} to suppress here",
    unmapped: "No rule here covers {name} of {dialect}: this part of the directive is for that tool alone",
  },
  examples: [
    {
      bad: "FROM debian:12\n«# plimsoll ignore=DL3009 -- the next layer needs the lists»\nWORKDIR /app",
      fixed: "FROM debian:12\nWORKDIR /app",
      message: "directive",
    },
    { good: "FROM debian:12\n# plimsoll ignore=DL3009 -- the next layer needs the lists\nRUN apt-get update" },
  ],
});
