// What `npm run new-rule` makes a rule of: a working one about MAINTAINER, to be changed rather than filled in.

import { defineRule, remove } from "../../src/author.ts";

export default defineRule({
  id: "example-rule",
  summary: "The policy as a sentence",
  why: "What goes wrong where the policy is broken.",
  // The name of the folder.
  topic: "style",
  // Or security, size, cache, reproducibility, maintainability, deprecated, style.
  category: "correctness",
  severity: "warning",
  fix: "safe",
  recommended: false,
  messages: { found: "{keyword} breaks the policy" },
  examples: [
    {
      bad: "FROM scratch\n«MAINTAINER me»",
      fixed: "FROM scratch\n",
      good: 'FROM scratch\nLABEL org.opencontainers.image.authors="me"',
    },
  ],
  on: {
    Maintainer(instruction) {
      return {
        at: instruction,
        message: "found",
        data: { keyword: instruction.keyword.text },
        fixes: { title: "Remove the instruction", safe: true, effect: "labels", edits: remove(instruction.span) },
      };
    },
  },
});
