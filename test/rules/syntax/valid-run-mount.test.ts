import rule from "../../../rules/syntax/valid-run-mount.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.20\nARG T=cache\nRUN --mount=type=$T,target=/a true",
    "FROM alpine:3.20\nRUN --mount=type=secret,id=a true",
  ],
  bad: [
    {
      code: "FROM alpine:3.20\nRUN --mount=type=«cahce»,target=/a true",
      says: "There is no mount of type cahce; did you mean cache?",
    },
    "FROM alpine:3.20\nRUN «--mount=type=secret,required» true",
  ],
});
