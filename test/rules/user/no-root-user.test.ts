import rule from "../../../rules/user/no-root-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM debian:12", { code: "FROM debian:12\nARG WHO\nUSER $WHO", unknown: true }],
  bad: [
    { code: "FROM a:1 AS b\nUSER «root»\nFROM c:1\nUSER 1", options: { stages: "all" } },
    { code: "FROM debian:12\nARG WHO=root\nUSER «$WHO»" },
  ],
});
