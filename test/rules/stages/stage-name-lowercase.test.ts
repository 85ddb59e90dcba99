import rule from "../../../rules/stages/stage-name-lowercase.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20", "FROM alpine:3.20 AS a-1\nFROM A-1"],
  bad: [
    {
      code: "FROM alpine:3.20 AS «Base»\nFROM BASE AS next\nRUN --mount=type=bind,from=Base,target=/b true",
      fixed: "FROM alpine:3.20 AS base\nFROM base AS next\nRUN --mount=type=bind,from=base,target=/b true",
    },
    {
      title: "variables stay",
      code: "ARG B=Base\nFROM alpine:3.20 AS «Base»\nFROM $B",
      says: "The stage name Base is not lower case",
      fixed: "ARG B=Base\nFROM alpine:3.20 AS base\nFROM $B",
    },
  ],
});
