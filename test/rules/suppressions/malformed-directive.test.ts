import rule from "../../../rules/suppressions/malformed-directive.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  beside: [noRootUser],
  good: ["# hadolint ignore=DL3002\nFROM alpine:3.20"],
  bad: [
    {
      code: "# plimsoll ignore=no-root-user until=«2026-02-30»\nFROM alpine:3.20",
      says: 'This plimsoll directive has no effect: "2026-02-30" is not a date: write year-month-day, such as 2027-01-31',
    },
    "«# plimsoll ignore=»\nFROM alpine:3.20",
    { kind: "compose", code: "services:\n  # plimsoll ignore=no-root-user until=«soon»\n  a:\n    image: a:1" },
    { kind: "dockerignore", code: "# plimsoll ignore=no-root-user until=«soon»\na" },
  ],
});
