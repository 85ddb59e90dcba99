import rule from "../../../rules/stages/from-arg-declared.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["ARG A=b\nFROM $A", "FROM ${A:-alpine:3.20}", "FROM --platform=${TARGETPLATFORM} a:1"],
  bad: [
    { code: "ARG VERSION=1\nFROM a:$«VERSOIN»", message: "undeclared" },
    { code: "FROM --platform=$«PLATFORM» a:1", message: "undeclared" },
    { code: "ARG A=b\nFROM a:1\nENV TAG=1\nFROM a:$«TAG»", message: "undeclared" },
  ],
});
