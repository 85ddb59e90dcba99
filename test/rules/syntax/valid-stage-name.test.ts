import rule from "../../../rules/syntax/valid-stage-name.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20 AS a.b-c_1", "FROM alpine:3.20 AS Base"],
  bad: [
    {
      code: "FROM alpine:3.20 AS «-a»",
      says: "-a is no name for a stage: it must start with a letter and hold only letters, digits, -, _ and .",
    },
    "FROM alpine:3.20 AS «a$b»",
  ],
});
