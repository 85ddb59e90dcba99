import aptGetCleanLists from "../../../rules/packages/apt-get-clean-lists.ts";
import rule from "../../../rules/suppressions/unused-directive.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  beside: [aptGetCleanLists, noRootUser],
  good: [
    { title: "a rule that was not checked", code: "# plimsoll ignore=no-sudo\nFROM debian:12" },
    { title: "one that has ended", code: "# plimsoll ignore=DL3009 until=2020-01-31\nFROM debian:12" },
  ],
  bad: [
    {
      title: "with its line",
      code: "FROM debian:12\n  «# plimsoll ignore=DL3009»\nWORKDIR /app",
      message: "directive",
      says: "This plimsoll directive suppresses nothing",
      fixed: "FROM debian:12\nWORKDIR /app",
    },
    {
      title: "a peer's directive is the peer's to remove",
      code: "FROM debian:12\n«# hadolint ignore=DL3009»\nWORKDIR /app",
      message: "directive",
      says: "This hadolint directive suppresses nothing",
    },
    {
      title: "one name of several",
      code: "FROM debian:12\n# plimsoll ignore=DL3009,«no-root-user» -- the next layer needs the lists\nRUN apt-get update",
      message: "name",
      says: "There is no finding of no-root-user to suppress here",
      fixed: "FROM debian:12\n# plimsoll ignore=DL3009 -- the next layer needs the lists\nRUN apt-get update",
    },
    {
      title: "the first name of several",
      code: "FROM debian:12\n# plimsoll ignore=«no-root-user»,DL3009\nRUN apt-get update",
      message: "name",
      fixed: "FROM debian:12\n# plimsoll ignore=DL3009\nRUN apt-get update",
    },
    {
      title: "one name of several, in a peer's directive",
      code: "FROM debian:12\n# hadolint ignore=DL3009,«DL3002»\nRUN apt-get update",
      message: "name",
    },
    {
      title: "a code that no rule covers, which is no mistake",
      code: "FROM debian:12\n# hadolint ignore=DL3009,«DL9999»\nRUN apt-get update",
      message: "unmapped",
      severity: "info",
      says: "No rule here covers DL9999 of hadolint: this part of the directive is for that tool alone",
    },
    {
      kind: "compose",
      code: "services:\n  «# plimsoll ignore=no-root-user»\n  a:\n    image: a:1",
      message: "directive",
      fixed: "services:\n  a:\n    image: a:1",
    },
    { kind: "dockerignore", code: "«# plimsoll ignore=no-root-user»\na", message: "directive", fixed: "a" },
  ],
});
