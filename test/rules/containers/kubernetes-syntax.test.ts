import rule from "../../../rules/containers/kubernetes-syntax.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "a key that stands twice",
      code: "kind: Pod\nspec:\n  hostPID: true\n  «hostPID»: false",
      says: "The key hostPID is a duplicate",
    },
    { kind: "kubernetes", title: "an alias of nothing", code: "kind: Pod\nspec: «*a»" },
  ],
  good: [{ kind: "kubernetes", title: "several documents", code: "kind: Pod\n---\nkind: Pod\n" }],
});
