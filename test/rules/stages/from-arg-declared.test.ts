import rule from "../../../rules/stages/from-arg-declared.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM mcr.microsoft.com/devcontainers/go:1-${templateOption:imageVariant}",
    "FROM debian:${VERSION^}",
    "ARG A=b\nFROM $A",
    "FROM ${A:-alpine:3.20}",
    "FROM --platform=${TARGETPLATFORM} a:1",
  ],
  bad: [
    {
      code: "ARG VERSION=1\nFROM a:$«VERSOIN»",
      message: "undeclared",
      says: "VERSOIN is empty here: it is not declared above the first FROM; did you mean VERSION?",
    },
    { code: "FROM --platform=$«PLATFORM» a:1", message: "undeclared" },
    {
      code: "FROM --platform=$«BUILDPLATFROM» a:1",
      message: "undeclared",
      says: "BUILDPLATFROM is empty here: it is not declared above the first FROM; did you mean BUILDPLATFORM?",
    },
    {
      title: "what only stages see is not meant",
      code: "FROM a:$«HTTP_PROXI»",
      message: "undeclared",
      says: "HTTP_PROXI is empty here: it is not declared above the first FROM",
    },
    { code: "ARG A=b\nFROM a:1\nENV TAG=1\nFROM a:$«TAG»", message: "undeclared" },
    {
      title: "the latest declaration before it",
      code: "FROM a:1 AS a\nARG TAG=1\nFROM b:1\nARG ‹TAG=2›\nFROM c:$«TAG»",
      message: "stage",
      says: "TAG is empty here: it is declared inside a stage, not above the first FROM",
      related: "Declared here",
    },
  ],
});
