import rule from "../../../rules/base-image/no-redundant-target-platform.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "ARG TARGETPLATFORM=linux/amd64\nFROM --platform=$TARGETPLATFORM alpine:3.20",
    "FROM --platform=$BUILDPLATFORM alpine:3.20 AS a\nFROM --platform=$TARGETPLATFORM a",
    "FROM --platform=${TARGETPLATFORM:-linux/amd64} alpine:3.20",
    "FROM --platform=linux/amd64 alpine:3.20",
    "FROM --platform=linux/$TARGETPLATFORM alpine:3.20",
    "FROM --platform=$TARGETPLATFORM/v8 alpine:3.20",
    "ARG TARGETPLATFORM=linux/amd64 VERSION=3.20\nFROM --platform=$TARGETPLATFORM alpine:$VERSION",
  ],
  bad: [
    {
      code: "ARG TARGETPLATFORM\nFROM «--platform=${TARGETPLATFORM}» alpine:3.20 AS x",
      says: "--platform=${TARGETPLATFORM} is redundant: it is the default",
      fixed: "ARG TARGETPLATFORM\nFROM alpine:3.20 AS x",
    },
    {
      code: "ARG VERSION=3.20\nFROM «--platform=$TARGETPLATFORM» alpine:$VERSION",
      fixed: "ARG VERSION=3.20\nFROM alpine:$VERSION",
    },
    {
      code: "FROM alpine:3.20 AS a\nFROM «--platform=$TARGETPLATFORM» a",
      fixed: "FROM alpine:3.20 AS a\nFROM a",
    },
  ],
});
