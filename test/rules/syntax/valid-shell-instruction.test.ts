import rule from "../../../rules/syntax/valid-shell-instruction.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ['FROM debian:12\nSHELL ["/bin/bash", "-c"]'],
  bad: [
    {
      title: "quotes are not clear",
      code: 'FROM debian:12\nSHELL «/bin/bash "-c"»',
      says: 'SHELL takes a JSON array of strings only: SHELL ["/bin/sh", "-c"]',
      fixed: null,
    },
    {
      code: "FROM debian:12\nSHELL «bash  -o pipefail -c»",
      fixedUnsafe: 'FROM debian:12\nSHELL ["bash", "-o", "pipefail", "-c"]',
    },
  ],
});
