import rule from "../../../rules/syntax/valid-onbuild.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nONBUILD RUN true"],
  bad: [{ code: "FROM alpine:3.20\nONBUILD «MAINTAINER» me", says: "MAINTAINER is not allowed under ONBUILD" }],
});
