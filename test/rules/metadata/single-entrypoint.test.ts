import rule from "../../../rules/metadata/single-entrypoint.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ['FROM a:1\nENTRYPOINT ["a"]\nCMD ["b"]'],
  bad: [
    {
      code: 'FROM a:1\n«ENTRYPOINT» ["a"]\nCMD ["b"]\n‹ENTRYPOINT› ["c"]',
      related: "This one takes effect",
      fixed: 'FROM a:1\nCMD ["b"]\nENTRYPOINT ["c"]',
    },
  ],
});
