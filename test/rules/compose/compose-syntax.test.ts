import rule from "../../../rules/compose/compose-syntax.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["services:\n  app:\n    image: ${IMAGE:-app:1}\n    environment:\n      A: $$B"],
  bad: [
    { code: "services:\n  app:\n    image: a:1\n    environment:\n      A: «${B»", message: "problem" },
    { code: "services:\n  «app: x»", says: "The service app is no mapping" },
  ],
});
