import rule from "../../../rules/dockerignore/dockerignore-syntax.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["# [a-\n*.md\n!README.md\n", "a\\ b", ""],
  bad: [
    { code: "a\r\n  «[]»\r\nb", says: "A [ opens a character class that is not closed or is empty" },
    "dist\n«[b-a]»".replace("«[b-a]»", "«[b-a]»"),
  ],
});
