import { defineRule } from "../../src/author.ts";

// The engine reports it while it silences findings: there is no node to handle.
export default defineRule({
  id: "malformed-directive",
  summary: "A directive is well-formed",
  why: "A directive with an invalid date, no rule or a stray word suppresses nothing, although it looks as if it did.",
  topic: "suppressions",
  category: "correctness",
  severity: "warning",
  recommended: true,
  messages: { malformed: "This {dialect} directive has no effect: {problem}" },
  examples: [
    { bad: "# plimsoll ignore=no-root-user until=«tomorrow» -- soon\nFROM alpine:3.20" },
    { good: "# plimsoll ignore=no-root-user until=2099-01-31 -- soon\nFROM alpine:3.20" },
  ],
});
