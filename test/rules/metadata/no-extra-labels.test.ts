import rule from "../../../rules/metadata/no-extra-labels.ts";
import { testRule } from "../../rule-tester.ts";

const options = { "label-schema": { team: "text" } };

testRule(rule, {
  good: [
    "FROM debian:12\nLABEL a=b",
    { options, code: 'FROM debian:12\nLABEL "team"=a' },
    { title: "a key that is not known", options, code: "FROM debian:12\nARG K\nLABEL $K=a" },
  ],
  bad: [
    {
      options,
      code: 'FROM debian:12 AS a\nLABEL team=a «"Team"»=b\nFROM debian:12\nONBUILD LABEL «constructor»=c',
      says: [
        "Team is not one of the labels that were agreed on",
        "constructor is not one of the labels that were agreed on",
      ],
    },
    {
      options: { "strict-labels": true },
      code: "FROM debian:12\nLABEL «maintainer»=a",
      says: "maintainer is not one of the labels that were agreed on",
    },
  ],
});
