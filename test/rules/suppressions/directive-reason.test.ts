import rule from "../../../rules/suppressions/directive-reason.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  beside: [noRootUser],
  good: [
    "# hadolint ignore=DL3002 # the entrypoint drops its rights\nFROM alpine:3.20",
    "FROM alpine:3.20\n# check=skip=all // the shell is wanted\nCMD a",
  ],
  bad: [
    {
      code: "«# hadolint ignore=DL3002»\nFROM alpine:3.20",
      message: "missing",
      says: "This hadolint directive gives no reason",
    },
    {
      code: "«# check=skip=all»\nFROM alpine:3.20",
      message: "impossible",
      title: "a parser directive",
      says: "A buildkit directive cannot give a reason: write a plimsoll directive with -- <reason> instead",
    },
    { title: "above an instruction", code: "FROM alpine:3.20\n«# check=skip=all»\nCMD a", message: "missing" },
    {
      kind: "compose",
      code: "services:\n  «# plimsoll ignore=no-root-user»\n  a:\n    image: a:1",
      message: "missing",
    },
    { kind: "dockerignore", code: "«# plimsoll ignore=no-root-user»\na", message: "missing" },
  ],
});
