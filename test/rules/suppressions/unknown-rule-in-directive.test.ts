import aptGetCleanLists from "../../../rules/packages/apt-get-clean-lists.ts";
import rule from "../../../rules/suppressions/unknown-rule-in-directive.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  beside: [aptGetCleanLists, noRootUser],
  good: [
    { title: "a peer's code", code: "# plimsoll ignore=DL3002\nFROM alpine:3.20" },
    { title: "every rule", code: "# plimsoll ignore=all\nFROM alpine:3.20" },
    { title: "a peer's directive may name what only the peer has", code: "# hadolint ignore=DL9999\nFROM alpine:3.20" },
  ],
  bad: [
    {
      title: "one of several",
      code: "# plimsoll ignore=DL3009,«no-root-usr» -- the entrypoint drops its rights\nFROM alpine:3.20",
      message: "misspelt",
      says: "There is no rule no-root-usr; did you mean no-root-user?",
      fixedUnsafe: "# plimsoll ignore=DL3009,no-root-user -- the entrypoint drops its rights\nFROM alpine:3.20",
    },
    {
      title: "nothing is like it",
      code: "# plimsoll ignore=«XY1234»\nFROM alpine:3.20",
      message: "unknown",
      says: "There is no rule XY1234",
    },
    {
      kind: "compose",
      code: "services:\n  # plimsoll ignore=«XY1234»\n  a:\n    image: a:1",
      message: "unknown",
    },
    { kind: "dockerignore", code: "# plimsoll ignore=«XY1234»\na", message: "unknown" },
  ],
});
