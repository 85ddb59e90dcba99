import rule from "../../../rules/syntax/valid-stage-name.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20 AS a.b-c_1", "FROM alpine:3.20 AS Base"],
  bad: ["FROM alpine:3.20 AS «-a»", "FROM alpine:3.20 AS «a$b»"],
});
