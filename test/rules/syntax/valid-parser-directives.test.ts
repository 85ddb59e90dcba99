import rule from "../../../rules/syntax/valid-parser-directives.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "# syntax=docker/dockerfile:1\n# check=skip=all\n# escape=\\\nFROM scratch",
    "# source = example.com\nFROM scratch",
  ],
  bad: [
    { code: "# escape=`\n«# escape=`»\nFROM scratch", message: "invalid" },
    { code: "\n«# escape=`»\nFROM scratch", message: "invalid", fixed: null },
    { code: "# «ESCAPE»=`\r\nFROM scratch", message: "casing", fixed: "# escape=`\r\nFROM scratch" },
  ],
});
