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
      says: "A comment must be on a line of its own: here it is part of the pattern, which matches nothing",
    },
    { code: "«app{,.bak}»\n«{old,}.txt»", message: "braces" },
    { code: "«..»", message: "outside" },
    { code: "«!dist»\n«!docs»\n*", fixed: "*", message: "exception" },
    {
      code: "«src/*.{js,ts}»\n",
      message: "braces",
      says: "Docker does not expand braces: src/*.{js,ts} matches only a file with exactly that name",
    },
    { code: "«../secret»", message: "outside", says: "../secret is outside the build context" },
    {
      code: "«!dist»",
      says: "!dist has no effect: no pattern before it excludes anything",
      fixed: "",
      message: "exception",
    },
    {
      code: "‹build›\n«build/cache»",
      severity: "info",
      says: "build/cache is redundant: build already excludes it",
      related: "Already excluded here",
      fixed: "build",
      message: "covered",
    },
    {
      code: "‹a›\r\n«a»\r\nb\r\n",
      says: "a is a duplicate: an earlier line has the same pattern",
      related: "First occurrence",
      fixed: "a\r\nb\r\n",
      message: "repeated",
    },
  ],
});
