import rule from "../../../rules/stages/unique-stage-names.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM a:1 AS a\nFROM b:1\nFROM c:1"],
  bad: [
    {
      code: "FROM a:1 AS ‹a›\nFROM b:1 AS «A»\nFROM c:1 AS «a»",
      says: ["Another stage is called A too", "Another stage is called a too"],
      related: "the first stage of this name",
    },
  ],
});
