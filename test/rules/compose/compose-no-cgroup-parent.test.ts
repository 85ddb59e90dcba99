import rule from "../../../rules/compose/compose-no-cgroup-parent.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["services:\n  cgroup_parent:\n    image: a\n    cgroup: private"],
  bad: [
    {
      code: "services:\n  a:\n    image: a\n    «cgroup_parent: ${GROUP}»",
      says: "Service a runs in a control group of its own choice: remove cgroup_parent",
    },
  ],
});
