import rule from "../../../rules/compose/compose-project-name.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["name: a\nservices:\n  a:\n    image: a", "include: [a.yaml]", "networks: {a: }"],
  bad: ["volumes: {a: }\n«services»:\n  a:\n    image: a"],
});
