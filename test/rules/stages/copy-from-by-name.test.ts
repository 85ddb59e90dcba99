import rule from "../../../rules/stages/copy-from-by-name.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM a:1 AS v2\nFROM b:1\nCOPY --from=v2 / /",
    "FROM a:1 AS a\nFROM b:1\nCOPY --from=a / /",
    "FROM a:1\nCOPY --from=0 / /",
    "FROM a:1\nCOPY --from=7 / /",
  ],
  bad: [
    {
      title: "two digits",
      code: `${"FROM a:1\n".repeat(10)}FROM a:1 AS ten\nFROM b:1\nCOPY --from=«10» / /`,
      message: "number",
      fixed: `${"FROM a:1\n".repeat(10)}FROM a:1 AS ten\nFROM b:1\nCOPY --from=ten / /`,
    },
    {
      code: "FROM a:1 AS A\nFROM b:1\nRUN --mount=type=bind,from=«0»,target=/a true",
      message: "number",
      fixed: "FROM a:1 AS A\nFROM b:1\nRUN --mount=type=bind,from=A,target=/a true",
    },
    {
      title: "two stages of that name",
      code: "FROM a:1 AS a\nFROM b:1 AS a\nFROM c:1\nCOPY --from=«0» / /",
      message: "number",
    },
    {
      title: "a named context of that name",
      code: "FROM a:1 AS a\nFROM c:1\nCOPY --from=«0» / /",
      contexts: { a: "." },
      message: "number",
      says: "Refer to stage 0 by its name: a",
    },
    {
      code: "FROM a:1\nFROM b:1\nFROM c:1\nCOPY --from=«1» / /",
      message: "unnamed",
      says: "Stage 1 has no name: name it with AS, and refer to it by that name",
    },
  ],
});
