import rule from "../../../rules/stages/no-unused-stage.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM a:1\nFROM b:1\nCOPY --from=0 / /",
    {
      title: "part of a target that somebody may build",
      code: "FROM a:1\nFROM b:1 AS test\nCOPY --from=0 / /\nFROM c:1",
      unknown: true,
    },
    { title: "the target", code: "FROM a:1\nFROM b:1", target: "0" },
  ],
  bad: [
    {
      title: "with its comments",
      code: "# one\n«FROM» a:1\n# two\n«FROM» b:1\nRUN true\n\n# three\nFROM c:1\nCOPY --from=x:1 / /",
      fixedUnsafe: "# one\n# three\nFROM c:1\nCOPY --from=x:1 / /",
    },
    {
      title: "comments of the next stage stay",
      code: "# head\n«FROM» b:1\nRUN true\n\n# three\nFROM c:1",
      says: "Stage 0 is used by no stage that is built",
      fixedUnsafe: "# head\n# three\nFROM c:1",
    },
    { title: "not while stages are counted", code: "FROM a:1\n«FROM» b:1\nFROM c:1\nCOPY --from=0 / /", fixed: null },
  ],
});
