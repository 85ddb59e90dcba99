import rule from "../../../rules/metadata/single-healthcheck.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM a:1\nHEALTHCHECK NONE"],
  bad: [
    {
      code: "FROM a:1\n«HEALTHCHECK» --interval=5s \\\n  CMD a\n‹HEALTHCHECK› NONE",
      message: "replaced",
      related: "This one takes effect",
      fixed: "FROM a:1\nHEALTHCHECK NONE",
    },
    {
      title: "as other linters mark them: each after the first of a stage",
      options: { report: "later" },
      code: "FROM a:1\nHEALTHCHECK CMD a\n«HEALTHCHECK» NONE\n«HEALTHCHECK» CMD b\nFROM b:1\nHEALTHCHECK CMD a",
      message: "later",
      says: "This HEALTHCHECK replaces an earlier one of the same stage",
    },
  ],
});
