import rule from "../../../rules/style/quote-workdir.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'FROM alpine:3.20\nWORKDIR "/a b"',
    "FROM alpine:3.20\nWORKDIR /a\\ b",
    "FROM alpine:3.20\nWORKDIR ${A:-/a b}",
    "FROM alpine:3.20\nWORKDIR /a",
  ],
  bad: [
    {
      code: "FROM alpine:3.20\nENV D=a\nWORKDIR «/$D b»",
      message: "blank",
      says: "The path contains a space but is not quoted: /$D b",
      fixed: 'FROM alpine:3.20\nENV D=a\nWORKDIR "/$D b"',
    },
    {
      code: "FROM alpine:3.20\nWORKDIR «/a b # c»",
      message: "comment",
      says: "The comment after WORKDIR is part of the path: /a b # c",
    },
  ],
});
