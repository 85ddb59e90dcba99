import rule from "../../../rules/metadata/required-labels.ts";
import { testRule } from "../../rule-tester.ts";

const options = { "label-schema": { team: "text", "com.example.version": "semver" } };

testRule(rule, {
  good: [
    "FROM debian:12",
    { options, code: "FROM debian:12\nLABEL \"team\"='shop' com.example.version=1" },
    {
      title: "in a variable",
      options,
      code: "FROM debian:12\nARG KEY=team\nLABEL $KEY=shop\nLABEL com.example.version=1",
    },
    { title: "in one that is not known", options, code: "FROM debian:12\nARG KEY\nLABEL $KEY=shop" },
    {
      title: "a build stage",
      options,
      code: "FROM golang:1.24 AS build\nFROM debian:12\nLABEL team=a com.example.version=1",
    },
  ],
  bad: [
    {
      options,
      code: "FROM debian:12 AS base\nLABEL team=shop\nFROM «base»\nENV team=a",
      says: "The label com.example.version is missing",
    },
    {
      title: "of another stage, and of a later build",
      options,
      code: "FROM debian:12 AS a\nLABEL team=shop com.example.version=1\nFROM «debian:12»\nCOPY --from=a /a /a\nONBUILD LABEL com.example.version=1\nLABEL team=a",
      says: "The label com.example.version is missing",
    },
    {
      options: { "label-schema": { team: "text" }, stages: "all" },
      code: "FROM debian:12 AS base\nFROM base AS a\nLABEL team=shop\nFROM golang:1.24 AS build\nFROM «debian:12» AS test\nRUN --mount=from=base,target=/base ls\nFROM a\nCOPY --from=build /a /a",
      says: "The label team is missing",
    },
  ],
});
