import { defineRule } from "../../src/author.ts";

// Reported where configurations are read: there is no node to handle.
export default defineRule({
  id: "waiver-terms",
  summary: "A waiver has an owner and an end date",
  why: "An exception without an owner or an end date amounts to an undecided change of policy.",
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
      description: "How many days ahead `until` may be at most; 0 for no limit.",
    },
  },
  messages: {
    owner: "This waiver has no owner",
    until: "This waiver has no end date: add until",
    long: "This waiver is valid for {days} more days, but at most {most} are allowed",
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
