import { defineRule } from "../../src/author.ts";

// The engine reports it while it silences findings: there is no node to handle.
export default defineRule({
  id: "unknown-rule-in-directive",
  summary: "A directive names rules that exist",
  why: "A misspelt name suppresses nothing: the exception that its author relies on does not exist.",
  topic: "suppressions",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  recommended: true,
  messages: {
    unknown: "There is no rule {name}",
    misspelt: "There is no rule {name}; did you mean {nearest}?",
  },
  examples: [
    {
      bad: "# plimsoll ignore=«no-root-usr» -- the entrypoint drops its rights\nFROM alpine:3.20",
      fixedUnsafe: "# plimsoll ignore=no-root-user -- the entrypoint drops its rights\nFROM alpine:3.20",
      message: "misspelt",
    },
    { good: "# plimsoll ignore=no-root-user -- the entrypoint drops its rights\nFROM alpine:3.20" },
  ],
});
