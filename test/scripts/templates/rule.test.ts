import rule from "../../../scripts/templates/rule.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM scratch"],
  bad: [
    {
      title: "what the message says and what the fix leaves",
      code: "FROM scratch\nRUN true\n«maintainer me»",
      says: "maintainer breaks the policy",
      fixed: "FROM scratch\nRUN true\n",
    },
  ],
});
