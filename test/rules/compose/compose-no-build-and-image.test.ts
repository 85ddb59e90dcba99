import rule from "../../../rules/compose/compose-no-build-and-image.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["services:\n  a:\n    build: .\n  b:\n    image: b"],
  bad: [
    {
      code: "services:\n  a:\n    «image»: a\n    build: {context: .}",
      says: "Service a has both build and image: set pull_policy, or remove one of them",
    },
  ],
});
