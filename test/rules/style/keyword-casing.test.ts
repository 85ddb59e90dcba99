import rule from "../../../rules/style/keyword-casing.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    { code: "FROM alpine:3.20\nnope", title: "no keyword at all" },
    { options: { case: "majority" }, code: "from alpine:3.20\nrun true" },
  ],
  bad: [
    { code: "«from» alpine:3.20\n«run» true", fixed: "FROM alpine:3.20\nRUN true" },
    { code: "«From» alpine:3.20\n«Onbuild» «Run» true", fixed: "FROM alpine:3.20\nONBUILD RUN true" },
    {
      options: { case: "lower" },
      code: "«FROM» alpine:3.20\nrun true",
      says: "Write from instead of FROM",
      fixed: "from alpine:3.20\nrun true",
    },
    {
      title: "as many of both",
      options: { case: "majority" },
      code: "FROM alpine:3.20\n«run» true",
      fixed: "FROM alpine:3.20\nRUN true",
    },
  ],
});
