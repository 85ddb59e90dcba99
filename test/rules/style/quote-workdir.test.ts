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
      says: "The path has a blank in it, without quotes that say so: /$D b",
      fixed: 'FROM alpine:3.20\nENV D=a\nWORKDIR "/$D b"',
    },
    {
      code: "FROM alpine:3.20\nWORKDIR «/a b # c»",
      message: "comment",
      says: "A comment behind WORKDIR is part of the path: /a b # c",
    },
  ],
});
