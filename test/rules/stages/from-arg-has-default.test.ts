import rule from "../../../rules/stages/from-arg-has-default.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "ARG A=alpine:3.20\nFROM $A",
    { code: "ARG A\nFROM $A", buildArgs: { A: "alpine:3.20" } },
    "ARG KIND=prod\nFROM a:1 AS app-prod\nFROM app-$KIND",
    "ARG OS\nFROM a:1-${TARGETARCH}${OS}",
    { title: "undeclared is another rule's", code: "FROM a:$TAG" },
    "ARG A\nFROM ${A:-alpine:3.20}",
  ],
  bad: [
    { code: "ARG ‹R›\nARG T=1\nFROM «${R}»/app:${T}", related: "declared here" },
    {
      code: "ARG ‹A=Upper›\nFROM «$A»",
      says: "Without build arguments this FROM names Upper, which is no image",
      related: "declared here",
    },
    { code: "ARG A=b\nARG C=$A\nARG ‹D›\nFROM $C:«${D}»", related: "declared here" },
  ],
});
