import rule from "../../../rules/suppressions/no-inline-ignores.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  beside: [noRootUser],
  good: [
    "# plimsoll is what lints this file\nFROM alpine:3.20",
    { options: { tools: ["hadolint"] }, code: "# plimsoll ignore=no-root-user\nFROM alpine:3.20" },
  ],
  bad: [
    {
      title: "whether or not it suppresses anything, itself included",
      code: "«# plimsoll ignore-file=no-inline-ignores»\nFROM alpine:3.20\n«# hadolint ignore=DL3002»\nUSER root",
      says: [
        "This plimsoll directive suppresses findings in the file: make the exception in the configuration",
        "This hadolint directive suppresses findings in the file: make the exception in the configuration",
      ],
    },
    {
      options: { tools: ["hadolint"] },
      code: "# plimsoll ignore=no-root-user\n«# hadolint ignore=DL3002»\nFROM alpine:3.20",
    },
    { kind: "compose", code: "services:\n  «# plimsoll ignore=no-root-user»\n  a:\n    image: a:1" },
  ],
});
