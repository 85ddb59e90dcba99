import rule from "../../../rules/metadata/single-entrypoint.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ['FROM a:1\nENTRYPOINT ["a"]\nCMD ["b"]'],
  bad: [
    {
      code: 'FROM a:1\n«ENTRYPOINT» ["a"]\nCMD ["b"]\n‹ENTRYPOINT› ["c"]',
      message: "replaced",
      related: "This one takes effect",
      fixed: 'FROM a:1\nCMD ["b"]\nENTRYPOINT ["c"]',
    },
    {
      title: "as other linters mark them: each after the first of a stage",
      options: { report: "later" },
      code: 'FROM a:1\nENTRYPOINT ["a"]\n«ENTRYPOINT» ["b"]\n«ENTRYPOINT» ["c"]\nFROM b:1\nENTRYPOINT ["a"]',
      message: "later",
      says: "This ENTRYPOINT replaces an earlier one of the same stage",
    },
  ],
});
