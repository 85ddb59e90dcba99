import { defineRule } from "../../src/author.ts";

// Reported where configurations are read: there is no node to handle.
export default defineRule({
  id: "expired-waiver",
  summary: "A waiver has not expired",
  why: "A date makes an exception temporary; after it the findings are reported again, to be fixed or accepted again.",
  topic: "suppressions",
  category: "maintainability",
  severity: "warning",
  kinds: ["config"],
  recommended: true,
  messages: { expired: "This waiver expired on {date} and no longer suppresses its findings" },
  examples: [
    {
      bad: 'waivers:\n  - rules: no-root-user\n    files: ["**"]\n    reason: until the migration\n    until: «2020-01-31»\n',
    },
    {
      good: 'waivers:\n  - rules: no-root-user\n    files: ["**"]\n    reason: until the migration\n    until: 2099-01-31\n',
    },
  ],
});
