import aptGetCleanLists from "../../../rules/packages/apt-get-clean-lists.ts";
import rule from "../../../rules/suppressions/expired-directive.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  beside: [aptGetCleanLists],
  good: [
    {
      title: "its last day",
      code: "FROM debian:12\n# plimsoll ignore=DL3009 until=2026-02-01\nRUN apt-get update",
      today: "2026-02-01",
    },
  ],
  bad: [
    {
      title: "the day after",
      code: "FROM debian:12\n# plimsoll ignore=DL3009 until=«2026-02-01»\nRUN apt-get update",
      today: "2026-02-02",
      message: "needed",
      says: "This directive expired on 2026-02-01 and no longer suppresses its findings",
    },
    {
      code: "FROM debian:12\n# plimsoll ignore=DL3009 until=«2020-01-31»\nWORKDIR /app",
      message: "idle",
      says: "This directive expired on 2020-01-31, and there is nothing left for it to suppress: delete it",
      fixed: "FROM debian:12\nWORKDIR /app",
    },
    {
      kind: "compose",
      code: "services:\n  # plimsoll ignore=DL3009 until=«2020-01-31»\n  a:\n    image: a:1",
      message: "idle",
      fixed: "services:\n  a:\n    image: a:1",
    },
    {
      kind: "dockerignore",
      code: "# plimsoll ignore=DL3009 until=«2020-01-31»\na",
      message: "idle",
      fixed: "a",
    },
  ],
});
