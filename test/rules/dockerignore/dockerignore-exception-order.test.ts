import rule from "../../../rules/dockerignore/dockerignore-exception-order.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["*\n!dist", "*\n!dist\ndist/*.map", "!a", "**/*.md\n!docs/**/*.md\ntmp", "*\n!a[bc]\na[bc]"],
  bad: [
    { code: "*\r\n«!dist»\r\n!src\r\nd*\r\n", fixed: "*\r\n!src\r\nd*\r\n!dist\r\n", message: "undone" },
    { code: "docs\n«!docs/*.md»\n**/*.md", fixed: "docs\n**/*.md\n!docs/*.md" },
  ],
});
