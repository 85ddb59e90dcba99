import rule from "../../../rules/stages/no-reserved-stage-name.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM scratch", "FROM alpine:3.20 AS scratchpad"],
  bad: [
    {
      code: "FROM alpine:3.20 AS «Context»\nFROM Context\nRUN --mount=from=context,target=/a true",
      fixedUnsafe:
        "FROM alpine:3.20 AS context-stage\nFROM context-stage\nRUN --mount=from=context-stage,target=/a true",
    },
    {
      title: "by number",
      code: "FROM alpine:3.20 AS «context»\nFROM alpine:3.20\nCOPY --from=0 /a /a",
      fixedUnsafe: "FROM alpine:3.20 AS context-stage\nFROM alpine:3.20\nCOPY --from=0 /a /a",
    },
    { title: "by a variable", code: "ARG B1=context\nFROM alpine:3.20 AS «context»\nFROM $B1" },
    {
      title: "the new name is taken",
      code: "FROM alpine:3.20 AS context-stage\nFROM alpine:3.20 AS «context»",
      says: "context is a reserved name: rename the stage",
    },
  ],
});
