import rule from "../../../rules/dockerignore/dockerignore-dead-pattern.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["node_modules\n**/node_modules", "*\n!dist\ndist/x\n!dist", "a#b", "dist/*\ndist", "*.{a}"],
  bad: [
    { code: "a\n  «# not a comment»", message: "comment" },
    { code: "«../secret»", message: "outside" },
    { code: "*.md\n«!dist»".replace("*.md\n", ""), fixed: "", message: "exception" },
    { code: "build\n«build/cache»", fixed: "build", message: "covered" },
    { code: "a\r\n«a»\r\nb\r\n", fixed: "a\r\nb\r\n", message: "repeated" },
  ],
});
