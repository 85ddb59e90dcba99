import rule from "../../../rules/stages/from-arg-has-default.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "ARG A=alpine:3.20\nFROM $A",
    { code: "ARG A\nFROM $A", buildArgs: { A: "alpine:3.20" } },
    "ARG KIND=prod\nFROM a:1 AS app-prod\nFROM app-$KIND",
    "ARG OS\nFROM a:1-${TARGETARCH}${OS}",
    "ARG OS\nFROM a:${TARGETARCH}${OS}",
    "FROM Upper",
    "ARG NAME=Base\nFROM a:1 AS base\nFROM $NAME",
    'ARG TAG\nFROM "alpine:$TAG"',
    { title: "one of two is undeclared", code: "ARG A\nFROM $A:$B" },
    {
      title: "the environment of Compose gives it",
      code: "ARG TAG\nFROM alpine:$TAG",
      files: { "compose.yaml": "services:\n  a: {build: {context: ., args: {TAG: $TAG}}}" },
    },
    { title: "undeclared is another rule's", code: "FROM a:$TAG" },
    "ARG A\nFROM ${A:-alpine:3.20}",
  ],
  bad: [
    {
      code: "ARG ‹A›\nFROM «$A»",
      says: "Without build arguments the image name is empty: give the ARG a default",
      related: "Declared here",
    },
    {
      title: "the first that is missing",
      code: "ARG T=1\nARG ‹A›\nARG B\nFROM «$A»/app:$T$B",
      says: "Without build arguments the image name is /app:1, which is not valid: give the ARG a default",
      related: "Declared here",
    },
    {
      title: "one with an empty default",
      code: "ARG NAME=a\nARG ‹TAG=›\nFROM $NAME:«$TAG»",
      related: "Declared here",
    },
    { title: "by way of another", code: "ARG A=Upper\nARG ‹B=$A›\nFROM «$B»", related: "Declared here" },
    { code: "ARG ‹R›\nARG T=1\nFROM «${R}»/app:${T}", related: "Declared here" },
    {
      code: "ARG ‹A=Upper›\nFROM «$A»",
      says: "Without build arguments the image name is Upper, which is not valid: give the ARG a default",
      related: "Declared here",
    },
    { code: "ARG A=b\nARG C=$A\nARG ‹D›\nFROM $C:«${D}»", related: "Declared here" },
  ],
});
