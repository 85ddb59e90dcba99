import { defineRule } from "../../src/author.ts";

// The engine reports it while it silences findings: there is no node to handle.
export default defineRule({
  id: "directive-reason",
  summary: "A directive gives a reason",
  why: "An exception without a reason cannot be reviewed, and removing it seems risky.",
  topic: "suppressions",
  category: "maintainability",
  severity: "warning",
  recommended: false,
  optIn: true,
  messages: {
    missing: "This {dialect} directive gives no reason",
    impossible: "A {dialect} directive cannot give a reason: write a plimsoll directive with -- <reason> instead",
  },
  examples: [
    { bad: "«# plimsoll ignore=no-root-user»\nFROM alpine:3.20", message: "missing" },
    { good: "# plimsoll ignore=no-root-user -- the entrypoint drops its rights\nFROM alpine:3.20" },
  ],
});
