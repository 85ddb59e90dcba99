import rule from "../../../rules/suppressions/expired-waiver.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import { testRule } from "../../rule-tester.ts";

const waiver = (until: string) =>
  `waivers:\n  - rules: no-root-user\n    files: [Dockerfile]\n    reason: r\n    until: ${until}\n`;

testRule(rule, {
  beside: [noRootUser],
  good: [{ title: "its last day", code: waiver("2026-02-01"), today: "2026-02-01" }],
  bad: [
    {
      title: "the day after, though it would silence something",
      code: waiver("«2026-02-01»"),
      files: { Dockerfile: "FROM debian:12\nUSER root\n" },
      today: "2026-02-02",
      says: "This waiver expired on 2026-02-01 and no longer suppresses its findings",
    },
  ],
});
