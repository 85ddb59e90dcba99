import rule from "../../../rules/syntax/valid-parser-directives.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "# Tools\n\n# check=skip=RedundantTargetPlatform\nFROM --platform=$TARGETPLATFORM debian:12",
    "# syntax=docker/dockerfile:1\n# check=skip=all\n# escape=\\\nFROM scratch",
    "# source = example.com\nFROM scratch",
    "# Source = example.com\nFROM scratch",
    { title: "another problem", code: "FROM scratch\nUSER" },
  ],
  bad: [
    { code: "# escape=`\n«# escape=`»\nFROM scratch", message: "invalid" },
    {
      code: "\n«# escape=`»\nFROM scratch",
      message: "invalid",
      severity: "warning",
      says: "The parser directive escape has no effect here: move it to the top of the file",
      fixed: null,
    },
    {
      title: "below one that counts",
      code: "# syntax=docker/dockerfile:1\n\n«# escape=`»\nFROM scratch",
      message: "invalid",
      severity: "warning",
    },
    {
      code: "# «Check»=error=true\nFROM scratch",
      message: "casing",
      severity: "info",
      fixed: "# check=error=true\nFROM scratch",
    },
    {
      code: "# «ESCAPE»=`\r\nFROM scratch",
      message: "casing",
      severity: "info",
      says: "Parser directives are lower case: write escape",
      fixed: "# escape=`\r\nFROM scratch",
    },
    {
      title: "a misspelt name",
      code: "# «escpae»=`\nFROM scratch",
      message: "typo",
      severity: "warning",
      says: "Unknown parser directive escpae: Docker treats it as a comment; did you mean escape?",
      fixedUnsafe: "# escape=`\nFROM scratch",
      offers: "Write escape, unless the file must be parsed without escape",
    },
    {
      title: "what Docker takes for the escape character anyway",
      code: "# «escpae» = \\ \r\nFROM scratch",
      message: "typo",
      severity: "warning",
      fixed: "# escape = \\ \r\nFROM scratch",
    },
    {
      title: "... in a file of its own",
      code: "# «escpae»=\\",
      message: "typo",
      severity: "warning",
      fixed: "# escape=\\",
    },
    {
      title: "above one that has been a comment so far",
      code: "# «escpae»=\\\n«# syntax=a»\nFROM scratch",
      message: ["typo", "invalid"],
      severity: "warning",
      fixedUnsafe: "# escape=\\\n# syntax=a\nFROM scratch",
    },
  ],
});
