import rule from "../../../rules/stages/copy-from-by-name.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM a:1 AS a\nFROM b:1\nCOPY --from=a / /", "FROM a:1\nCOPY --from=0 / /", "FROM a:1\nCOPY --from=7 / /"],
  bad: [
    {
      code: "FROM a:1 AS A\nFROM b:1\nRUN --mount=type=bind,from=«0»,target=/a true",
      message: "number",
      fixed: "FROM a:1 AS A\nFROM b:1\nRUN --mount=type=bind,from=A,target=/a true",
    },
    {
      title: "two stages of that name",
      code: "FROM a:1 AS a\nFROM b:1 AS a\nFROM c:1\nCOPY --from=«0» / /",
      fixed: null,
    },
    {
      title: "a named context of that name",
      code: "FROM a:1 AS a\nFROM c:1\nCOPY --from=«0» / /",
      contexts: { a: "." },
      fixed: null,
    },
  ],
});
