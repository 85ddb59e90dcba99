import rule from "../../../rules/dockerignore/dockerignore-dead-pattern.ts";
import { tooManyPatterns } from "../../helpers/wildcards.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "node_modules\n**/node_modules",
    "*\n!dist\ndist/x\n!dist",
    "a#b",
    "dist/*\ndist",
    "*.{a}",
    "?\n*",
    "build/cache\nbuild",
    { code: `${tooManyPatterns}a/b\n`, unknown: true },
  ],
  bad: [
    {
      code: "a\n  «# not a comment»",
      message: "comment",
      says: "A comment must start its line: this is part of the pattern, which then matches nothing",
    },
    { code: "«app{,.bak}»\n«{old,}.txt»", message: "braces" },
    { code: "«..»", message: "outside" },
    { code: "«!dist»\n«!docs»\n*", fixed: "*", message: "exception" },
    {
      code: "«src/*.{js,ts}»\n",
      message: "braces",
      says: "Docker does not expand braces: src/*.{js,ts} matches only a file of that very name",
    },
    { code: "«../secret»", message: "outside", says: "../secret lies outside of the context" },
    {
      code: "«!dist»",
      says: "Nothing before !dist leaves anything out",
      fixed: "",
      message: "exception",
    },
    {
      code: "‹build›\n«build/cache»",
      severity: "info",
      says: "build/cache is left out already by build",
      related: "The earlier pattern",
      fixed: "build",
      message: "covered",
    },
    {
      code: "‹a›\r\n«a»\r\nb\r\n",
      says: "a stands here a second time",
      related: "The first one",
      fixed: "a\r\nb\r\n",
      message: "repeated",
    },
  ],
});
