import rule from "../../../rules/syntax/valid-stage-name.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20 AS a.b-c_1", "FROM alpine:3.20 AS Base"],
  bad: [
    {
      code: "FROM alpine:3.20 AS «-a»",
      says: "-a is not a valid stage name: use letters, digits, hyphens, underscores and dots, with a letter first",
    },
    "FROM alpine:3.20 AS «a$b»",
  ],
});
