import rule from "../../../rules/dockerignore/dockerignore-syntax.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["# [a-\n*.md\n!README.md\n", "a\\ b", ""],
  bad: [
    { code: "a\r\n  «[]»\r\nb", says: "This character class is empty or not closed" },
    "dist\n«[b-a]»".replace("«[b-a]»", "«[b-a]»"),
  ],
});
