import rule from "../../../rules/syntax/valid-chmod.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nARG M\nCOPY --chmod=$M a b", "FROM alpine:3.20\nADD --chmod=755 a b"],
  bad: [
    {
      code: "FROM alpine:3.20\nADD --chmod=«rwx» a b",
      says: "--chmod must be an octal mode up to 07777 or a symbolic mode, not rwx",
    },
    "FROM alpine:3.20\nCOPY --chmod=«77777» a b",
  ],
});
