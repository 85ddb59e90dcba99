import rule from "../../../rules/metadata/single-healthcheck.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM a:1\nHEALTHCHECK NONE"],
  bad: [
    {
      code: "FROM a:1\n«HEALTHCHECK» --interval=5s \\\n  CMD a\n‹HEALTHCHECK› NONE",
      related: "This one takes effect",
      fixed: "FROM a:1\nHEALTHCHECK NONE",
    },
  ],
});
