import rule from "../../../rules/stages/unique-stage-names.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM a:1 AS a\nFROM b:1\nFROM c:1"],
  bad: ["FROM a:1 AS a\nFROM b:1 AS «A»\nFROM c:1 AS «a»"],
});
