import rule from "../../../rules/dockerignore/copy-ignored-file.ts";
import { tooManyPatterns } from "../../helpers/wildcards.ts";
import { testRule } from "../../rule-tester.ts";

const ignoring = (text: string) => ({ files: { ".dockerignore": text } });

testRule(rule, {
  good: [
    "FROM scratch\nCOPY src /",
    { code: "FROM scratch\nCOPY dist /dist", ...ignoring("*\n!dist") },
    { code: "FROM scratch\nCOPY dist /dist", ...ignoring("*\n!dist/app") },
    { code: "FROM scratch\nCOPY *.js /dist/", ...ignoring("*.js\n!app.js") },
    { code: "FROM scratch\nCOPY docs /docs", ...ignoring("*\n!**/*.md") },
    { code: "FROM scratch\nCOPY . /", ...ignoring("node_modules\n*.md\ndocs/*") },
    { code: "FROM scratch\nCOPY . /", ...ignoring("*\n!src") },
    { code: "FROM scratch\nCOPY a/b /", ...ignoring(tooManyPatterns), unknown: true },
    { code: "FROM alpine:3.20 AS b\nFROM scratch\nCOPY --from=b /src /", ...ignoring("src") },
    { code: "FROM scratch\nCOPY <<src /x\na\nsrc\nADD https://example.com/src /", ...ignoring("src\nhttps*") },
  ],
  bad: [
    ...["‹*›\n!src-extra", "‹*›\n!docs/*.md", "!src/main.go\n‹src›", "‹src›\nsrc/vendor"].map((text) => ({
      title: `nothing of it is let in: ${text}`,
      code: "FROM scratch\nCOPY «src» /",
      ...ignoring(text),
      message: "ignored",
      related: "The pattern",
    })),
    ...["‹*›\n**", "‹**/*›"].map((text) => ({
      title: `everything is left out: ${text}`,
      code: "FROM scratch\nCOPY «.» /",
      ...ignoring(text),
      message: "nothing",
      related: "The pattern",
    })),
    {
      code: "FROM scratch\nCOPY «src» /",
      ...ignoring("‹*›\n!dist"),
      message: "ignored",
      says: "src is left out of the context by * of .dockerignore",
      related: "The pattern",
    },
    {
      code: "FROM scratch\nARG D=src\nADD a «./$D/main.go» /x/",
      ...ignoring("‹src›"),
      message: "ignored",
      related: "The pattern",
    },
    {
      code: 'FROM scratch\nCOPY ["«/node_modules/»", "/x"]',
      ...ignoring("‹**/node_modules›"),
      message: "ignored",
      related: "The pattern",
    },
    {
      code: "FROM scratch\nCOPY «.» /",
      ...ignoring("‹**›"),
      message: "nothing",
      says: ".dockerignore leaves everything out of the context",
      related: "The pattern",
    },
    {
      code: "FROM scratch\nCOPY «src» /",
      files: {
        "compose.yaml": "services:\n  a:\n    build:\n      context: app\n      dockerfile: ../Dockerfile\n",
        "app/.dockerignore": "‹src›",
        ".dockerignore": "",
      },
      message: "ignored",
      related: "The pattern",
    },
  ],
});
