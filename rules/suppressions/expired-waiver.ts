import { defineRule } from "../../src/author.ts";

// Reported where configurations are read: there is no node to handle.
export default defineRule({
  id: "expired-waiver",
  summary: "A waiver is within its date",
  why: "A date makes an exception temporary; past it the findings are back, and somebody has to fix them or decide anew.",
  topic: "suppressions",
  category: "maintainability",
  severity: "warning",
  kinds: ["config"],
  recommended: true,
  messages: { expired: "This waiver ended on {date} and no longer silences what it covers" },
  examples: [
    {
      bad: 'waivers:\n  - rules: no-root-user\n    files: ["**"]\n    reason: until the migration\n    until: «2020-01-31»\n',
    },
    {
      good: 'waivers:\n  - rules: no-root-user\n    files: ["**"]\n    reason: until the migration\n    until: 2099-01-31\n',
    },
  ],
});
