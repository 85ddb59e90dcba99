import rule from "../../../rules/stages/unique-stage-names.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM a:1 AS a\nFROM b:1\nFROM c:1"],
  bad: [
    {
      code: "FROM a:1 AS ‹a›\nFROM b:1 AS «A»\nFROM c:1 AS «a»",
      says: [
        "The name A is used for another stage too: rename one of them",
        "The name a is used for another stage too: rename one of them",
      ],
      related: "The first stage of this name",
      offers: ["Call this stage A-2, for --target too", "Call this stage a-2, for --target too"],
      fixedUnsafe: "FROM a:1 AS a\nFROM b:1 AS A-2\nFROM c:1 AS a-3",
    },
    {
      title: "with what names it",
      code: "FROM a:1 AS ‹a›\nFROM a AS b\nFROM b:1 AS «a»\nRUN make\nFROM a\nCOPY --from=a /x /x\nCOPY --from=0 /y /y\nRUN --mount=from=A,target=/a make",
      related: "The first stage of this name",
      fixedUnsafe:
        "FROM a:1 AS a\nFROM a AS b\nFROM b:1 AS a-2\nRUN make\nFROM a-2\nCOPY --from=a-2 /x /x\nCOPY --from=0 /y /y\nRUN --mount=from=a-2,target=/a make",
    },
    {
      title: "by a variable",
      code: "ARG B=a\nFROM a:1 AS ‹a›\nFROM b:1 AS «a»\nFROM $B",
      related: "The first stage of this name",
    },
    {
      title: "a name that another has",
      code: "FROM a:1 AS ‹a›\nFROM b:1 AS «a»\nFROM c:1 AS a-2",
      related: "The first stage of this name",
      fixedUnsafe: "FROM a:1 AS a\nFROM b:1 AS a-3\nFROM c:1 AS a-2",
    },
  ],
});
