import { defineRule } from "../../src/author.ts";

// The engine reports it while it silences findings: there is no node to handle.
export default defineRule({
  id: "no-inline-ignores",
  summary: "No directive suppresses findings",
  why: "Where exceptions are made in one place, the configuration, the people who are responsible for the policy see and approve each of them.",
  topic: "suppressions",
  category: "maintainability",
  severity: "info",
  recommended: false,
  optIn: true,
  aliases: { hadolint: ["DL1001"] },
  options: {
    tools: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Whose directives are reported, such as `hadolint`; those of all tools where none is named.",
    },
  },
  messages: {
    unwanted: "This {dialect} directive suppresses findings in the file: make the exception in the configuration",
  },
  examples: [
    { bad: "«# plimsoll ignore=no-root-user -- needs raw sockets»\nFROM alpine:3.20", good: "FROM alpine:3.20" },
    {
      title: "The directives of one tool",
      options: { tools: ["hadolint"] },
      good: "# plimsoll ignore=no-root-user -- needs raw sockets\nFROM alpine:3.20",
    },
  ],
});
