import rule from "../../../rules/dockerignore/copy-ignored-file.ts";
import { testRule } from "../../rule-tester.ts";

const ignoring = (text: string) => ({ files: { ".dockerignore": text } });

testRule(rule, {
  good: [
    "FROM scratch\nCOPY src /",
    { code: "FROM scratch\nCOPY dist /dist", ...ignoring("*\n!dist") },
    { code: "FROM scratch\nCOPY dist /dist", ...ignoring("*\n!dist/app") },
    { code: "FROM scratch\nCOPY dist/*.js /dist/", ...ignoring("*\n!dist") },
    { code: "FROM scratch\nCOPY . /", ...ignoring("node_modules") },
    { code: "FROM scratch\nCOPY . /", ...ignoring("*\n!src") },
    { code: "FROM alpine:3.20 AS b\nFROM scratch\nCOPY --from=b /src /", ...ignoring("src") },
    { code: "FROM scratch\nCOPY <<src /x\na\nsrc\nADD https://example.com/src /", ...ignoring("src\nhttps*") },
  ],
  bad: [
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
