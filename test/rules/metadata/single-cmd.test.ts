import rule from "../../../rules/metadata/single-cmd.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ['FROM a:1\nCMD ["a"]\nENTRYPOINT ["b"]', 'FROM a:1\nONBUILD CMD ["a"]\nCMD ["b"]'],
  bad: [
    {
      title: "comments above stay, lines of it go",
      code: 'FROM a:1\n# first\n«CMD» ["a", \\\n  # inside\n  "b"]\n\nENTRYPOINT ["e"]\n«CMD» c\n‹CMD› d',
      message: "replaced",
      related: "This one takes effect",
      fixed: 'FROM a:1\n# first\n\nENTRYPOINT ["e"]\nCMD d',
    },
    {
      title: "CRLF",
      code: "FROM a:1\r\n«CMD» a\r\n‹CMD› b\r\n",
      message: "replaced",
      related: "This one takes effect",
      fixed: "FROM a:1\r\nCMD b\r\n",
    },
    {
      title: "as other linters mark them: each after the first of a stage",
      options: { report: "later" },
      code: 'FROM a:1\nCMD ["a"]\n«CMD» ["b"]\n«CMD» ["c"]\nFROM b:1\nCMD ["a"]',
      message: "later",
      says: "This CMD replaces an earlier one of the same stage",
    },
  ],
});
