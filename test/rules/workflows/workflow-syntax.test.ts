import rule from "../../../rules/workflows/workflow-syntax.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  bad: [
    {
      kind: "workflow",
      title: "a key that stands twice",
      code: "on: push\njobs:\n  a:\n    name: one\n    «name»: two\n",
      says: "The key name is a duplicate",
    },
    { kind: "workflow", title: "an alias of nothing", code: "on: push\njobs: «*a»\n" },
  ],
  good: [
    { kind: "workflow", title: "anchors", code: "on: push\njobs:\n  a: &a\n    runs-on: x\n  b: *a\n" },
    { kind: "workflow", title: "nothing at all", code: "" },
  ],
});
