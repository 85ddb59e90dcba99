import rule from "../../../rules/dockerignore/dockerignore-syntax.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["# [a-\n*.md\n!README.md\n", "a\\ b", ""],
  bad: ["a\r\n  «[]»\r\nb", "dist\n«[b-a]»".replace("«[b-a]»", "«[b-a]»")],
});
