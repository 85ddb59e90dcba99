import { defineRule, replace } from "../../src/author.ts";

export default defineRule({
  id: "from-as-casing",
  summary: "AS is written in the same case as its FROM",
  why: "Docker ignores case, but readers expect one case within an instruction.",
  topic: "style",
  category: "style",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { buildkit: ["FromAsCasing"], sonar: ["S6476"] },
  reference: "https://docs.docker.com/reference/build-checks/from-as-casing/",
  messages: { casing: "Write {expected} in the same case as {from}" },
  examples: [
    { bad: "FROM alpine:3.20 «as» base", fixed: "FROM alpine:3.20 AS base" },
    { good: "from alpine:3.20 as base" },
  ],
  on: {
    From({ as, keyword }) {
      if (!as) return;
      const { text } = keyword;
      // A FROM in mixed case sets no example.
      const upper = text === text.toUpperCase();
      if (!upper && text !== text.toLowerCase()) return;
      const expected = upper ? "AS" : "as";
      if (as.keyword.text === expected) return;
      return {
        at: as.keyword,
        message: "casing",
        data: { expected, from: text },
        fixes: { title: `Write ${expected}`, safe: true, effect: "none", edits: replace(as.keyword.span, expected) },
      };
    },
  },
});
