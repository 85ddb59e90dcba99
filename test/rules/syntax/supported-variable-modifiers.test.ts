import rule from "../../../rules/syntax/supported-variable-modifiers.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nARG A=b\nENV B=${A:+c} C=${A#b} D=${A%b} E=${A/b/c}", "FROM alpine:3.20\nRUN echo ${A^^}"],
  bad: [
    { code: "FROM alpine:3.20\nARG A=b\nWORKDIR /«${A^^}»", says: "Docker does not support the variable modifier ^" },
    "FROM alpine:3.20\nCOPY <<EOF /a\n«${A:1:2}»\nEOF",
  ],
});
