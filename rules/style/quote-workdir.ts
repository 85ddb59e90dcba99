import { defineRule, insert } from "../../src/author.ts";

export default defineRule({
  id: "quote-workdir",
  summary: "A WORKDIR path with spaces is quoted",
  why: "WORKDIR takes the rest of the line as its path, even a comment; quotes show that the space is intended.",
  topic: "style",
  category: "correctness",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { dockerfilelint: ["invalid_workdir"] },
  messages: {
    blank: "The path contains a space but is not quoted: {path}",
    comment: "The comment after WORKDIR is part of the path: {path}",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nWORKDIR «/srv/my app»",
      fixed: 'FROM alpine:3.20\nWORKDIR "/srv/my app"',
      message: "blank",
    },
    {
      bad: "FROM alpine:3.20\nWORKDIR «/srv # our files»",
      good: "FROM alpine:3.20\n# our files\nWORKDIR /srv",
      message: "comment",
    },
  ],
  on: {
    Workdir({ path }, { document }) {
      if (!path || !/\s/.test(path.text) || /["'{]/.test(path.text) || path.text.includes(document.escape)) return;
      const data = { path: path.text };
      if (/\s#/.test(path.text)) return { at: path, message: "comment", data };
      return {
        at: path,
        message: "blank",
        data,
        fixes: {
          title: "Quote the path",
          safe: true,
          effect: "none",
          edits: [insert(path.span.start, '"'), insert(path.span.end, '"')],
        },
      };
    },
  },
});
