import rule from "../../../rules/base-image/no-redundant-target-platform.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "ARG TARGETPLATFORM=linux/amd64\nFROM --platform=$TARGETPLATFORM alpine:3.20",
    "FROM --platform=$BUILDPLATFORM alpine:3.20 AS a\nFROM --platform=$TARGETPLATFORM a",
    "FROM --platform=${TARGETPLATFORM:-linux/amd64} alpine:3.20",
    "FROM --platform=linux/amd64 alpine:3.20",
  ],
  bad: [
    {
      code: "ARG TARGETPLATFORM\nFROM «--platform=${TARGETPLATFORM}» alpine:3.20 AS x",
      says: "${TARGETPLATFORM} is the default",
      fixed: "ARG TARGETPLATFORM\nFROM alpine:3.20 AS x",
    },
  ],
});
