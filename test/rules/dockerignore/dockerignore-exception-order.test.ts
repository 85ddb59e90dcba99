import rule from "../../../rules/dockerignore/dockerignore-exception-order.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["*\n!dist", "*\n!dist\ndist/*.map", "!a", "**/*.md\n!docs/**/*.md\ntmp", "*\n!a[bc]\na[bc]"],
  bad: [
    { code: "*\r\n«!dist/app»\r\n!src\r\ndist\r\n", fixed: "*\r\n!src\r\ndist\r\n!dist/app\r\n", message: "undone" },
    { code: "docs\n«!docs/*.md»\n**/*.md", fixed: "docs\n**/*.md\n!docs/*.md" },
  ],
});
