import rule from "../../../rules/syntax/valid-shell-instruction.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ['FROM debian:12\nSHELL ["/bin/bash", "-c"]'],
  bad: [
    {
      title: "quotes are not clear",
      code: 'FROM debian:12\nSHELL «/bin/bash "-c"»',
      says: 'SHELL must be a JSON array of strings, such as ["/bin/sh", "-c"]',
      fixed: null,
    },
    ...["$SHELL -c", "bash $FLAGS", "bash \\\n  -c"].map((words) => ({
      title: `more than plain words on a line: ${words}`,
      code: `FROM debian:12\nSHELL «${words}»`,
      fixed: null,
    })),
    {
      code: "FROM debian:12\nSHELL «bash  -o pipefail -c»",
      fixedUnsafe: 'FROM debian:12\nSHELL ["bash", "-o", "pipefail", "-c"]',
    },
  ],
});
