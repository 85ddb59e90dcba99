import rule from "../../../rules/syntax/from-first.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["# syntax=docker/dockerfile:1\n# comment\nARG A\nFROM scratch", "RUN true"],
  bad: [
    "«ENV» A=1\nARG B\n«run» true\nFROM scratch",
    {
      code: "«ONBUILD» RUN true\nFROM scratch",
      says: "ONBUILD comes before the first FROM, where only ARG is allowed",
    },
  ],
});
