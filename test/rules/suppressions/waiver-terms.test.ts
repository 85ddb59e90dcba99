import rule from "../../../rules/suppressions/waiver-terms.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import { testRule } from "../../rule-tester.ts";

const waiver = (terms: string) => `rules: no-root-user\n    files: [Dockerfile]\n    reason: r${terms}`;

testRule(rule, {
  beside: [noRootUser],
  good: [
    {
      title: "neither is asked for",
      code: `waivers:\n  - ${waiver("")}\n`,
      options: { requireOwner: false, requireUntil: false },
    },
    {
      title: "as long as may be",
      code: `waivers:\n  - ${waiver("\n    owner: web\n    until: 2026-01-31")}\n`,
      options: { maxDays: 30 },
    },
  ],
  bad: [
    {
      code: `waivers:\n  - ««${waiver("")}»»\n`,
      message: ["owner", "until"],
      says: ["This waiver has no owner", "This waiver has no end date: add until"],
    },
    { code: `waivers:\n  - «${waiver("")}»\n`, options: { requireOwner: false }, message: "until" },
    { code: `waivers:\n  - «${waiver("")}»\n`, options: { requireUntil: false }, message: "owner" },
    {
      code: `waivers:\n  - ${waiver("\n    owner: web\n    until: «2026-02-01»")}\n`,
      options: { maxDays: 30 },
      message: "long",
      says: "This waiver is valid for 31 more days, but at most 30 are allowed",
    },
  ],
});
