import { defineRule } from "../../src/author.ts";

// Reported where configurations are read: there is no node to handle.
export default defineRule({
  id: "waiver-terms",
  summary: "A waiver names who answers for it and when it ends",
  why: "An exception without an owner or an end is a change of policy that nobody decided.",
  topic: "suppressions",
  category: "maintainability",
  severity: "warning",
  kinds: ["config"],
  recommended: false,
  optIn: true,
  options: {
    requireOwner: { type: "boolean", default: true, description: "Whether a waiver needs an `owner`." },
    requireUntil: { type: "boolean", default: true, description: "Whether a waiver needs an `until`." },
    maxDays: {
      type: "integer",
      minimum: 0,
      default: 0,
      description: "How many days ahead `until` may lie at most; 0 for any number.",
    },
  },
  messages: {
    owner: "This waiver names no owner",
    until: "This waiver has no end: say `until`",
    long: "This waiver holds for {days} more days; at most {most} are allowed",
  },
  examples: [
    {
      bad: 'waivers:\n  - «rules: no-root-user\n    files: ["**"]\n    reason: it needs raw sockets\n    until: 2099-01-31»\n',
      message: "owner",
    },
    {
      good: 'waivers:\n  - rules: no-root-user\n    files: ["**"]\n    reason: it needs raw sockets\n    owner: platform\n    until: 2099-01-31\n',
    },
    {
      bad: 'waivers:\n  - rules: no-root-user\n    files: ["**"]\n    reason: it needs raw sockets\n    owner: platform\n    until: «2099-01-31»\n',
      options: { maxDays: 90 },
      message: "long",
    },
  ],
});
