import rule from "../../../rules/stages/no-copy-from-self.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM a:1 AS a\nFROM b:1 AS b\nCOPY --from=a / /",
    { title: "an image of the stage's name with a tag", code: "FROM a:1 AS a\nCOPY --from=a:1 / /" },
    { title: "a trigger runs elsewhere", code: "FROM a:1 AS a\nONBUILD COPY --from=a / /" },
  ],
  bad: [
    {
      code: "FROM a:1 AS Build\nCOPY --from=«BUILD» / /",
      says: "Build is the stage that contains this instruction: a stage cannot copy from itself",
    },
    {
      code: "FROM a:1\nFROM b:1\nRUN --mount=target=/a,from=«1» true",
      says: "Stage 1 is the stage that contains this instruction: a stage cannot copy from itself",
    },
  ],
});
