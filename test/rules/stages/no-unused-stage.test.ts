import rule from "../../../rules/stages/no-unused-stage.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM a:1\nFROM b:1\nCOPY --from=0 / /",
    {
      title: "part of a target that somebody may build",
      code: "FROM a:1\nFROM b:1 AS test\nCOPY --from=0 / /\nFROM c:1",
      unknown: ["stage 0 may be part of a target", "test may be part of a target"],
    },
    {
      title: "what a service builds, and what that stands on",
      code: "FROM a:1 AS base\nFROM base AS Dev\nCOPY --from=dev /a /b\nFROM b:1",
      files: { "compose.yaml": "services:\n  a: {build: {context: ., target: Dev}}" },
    },
    {
      title: "what is named, in any case",
      code: "FROM a:1 AS base\nFROM base AS dev\nFROM b:1",
      options: { targets: ["DEV"] },
    },
    { title: "the target", code: "FROM a:1\nFROM b:1", target: "0" },
  ],
  bad: [
    {
      title: "a comment apart, one indented and empty ones",
      code: "«FROM» a:1\n# apart\n\n  # why\n#\n  FROM b:1\n# after\nRUN true\nCOPY --from=3proxy/a:1 /a /b",
      fixedUnsafe: "  # why\n#\n  FROM b:1\n# after\nRUN true\nCOPY --from=3proxy/a:1 /a /b",
    },
    {
      code: "FROM a:1\n«FROM» a:1 AS lint\n#\nFROM b:1\nCOPY --from=x:1 /a /b",
      options: { targets: ["0"] },
      says: "The stage lint is not used by any stage that is built: delete it",
      fixedUnsafe: "FROM a:1\n#\nFROM b:1\nCOPY --from=x:1 /a /b",
    },
    {
      title: "two digits",
      code: `FROM a:1\n${"FROM a:1 AS s\n".repeat(9)}FROM a:1\nFROM b:1\nCOPY --from=10 /a /b`
        .replace("FROM", "«FROM»")
        .replaceAll("\nFROM a:1 AS s", "\n«FROM» a:1 AS s"),
      options: { targets: ["x"] },
    },
    {
      title: "with its comments",
      code: "# one\n«FROM» a:1\n# two\n«FROM» b:1\nRUN true\n\n# three\nFROM c:1\nCOPY --from=x:1 / /",
      fixedUnsafe: "# one\n# two\n# three\nFROM c:1\nCOPY --from=x:1 / /",
    },
    {
      title: "comments of the next stage stay",
      code: "# head\n«FROM» b:1\nRUN true\n\n# three\nFROM c:1",
      says: "Stage 0 is not used by any stage that is built: delete it",
      fixedUnsafe: "# head\n# three\nFROM c:1",
    },
    { title: "not while stages are counted", code: "FROM a:1\n«FROM» b:1\nFROM c:1\nCOPY --from=0 / /" },
  ],
});
