import rule from "../../../rules/syntax/instruction-arguments.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20 AS a\nCMD []\nENTRYPOINT []"],
  bad: [
    { code: "«FROM»", says: "FROM needs an image" },
    "FROM alpine:3.20\n«WORKDIR»\n«USER»\n«EXPOSE»",
    "FROM alpine:3.20\n«SHELL» []",
    "FROM alpine:3.20 AS base «oops»",
  ],
});
