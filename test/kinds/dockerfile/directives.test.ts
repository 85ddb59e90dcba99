import { describe, expect, it } from "vitest";
import { at, parse, said } from "./parsing.ts";

describe("parser directives", () => {
  const names = (text: string) => parse(text).directives.map(({ name, value }) => `${name}=${value}`);

  it.each([
    ["# syntax=docker/dockerfile:1\n# escape=`\nFROM x", ["syntax=docker/dockerfile:1", "escape=`"], "`"],
    ["#Escape = `  \nFROM x", ["escape=`"], "`"],
    ["  # escape=`\nFROM x", ["escape=`"], "`"],
    ["# check=skip=all;error=true\nFROM x", ["check=skip=all;error=true"], "\\"],
    ["# a comment\n# escape=`\nFROM x", [], "\\"],
    ["\n# escape=`\nFROM x", [], "\\"],
    ["FROM x\n# escape=`", [], "\\"],
    ["# foo=bar\n# escape=`\nFROM x", ["foo=bar"], "\\"],
    ["#!/usr/bin/env docker\n# syntax=a\n# escape=`\nFROM x", ["syntax=a"], "\\"],
    ["\ufeff# escape=`\r\nFROM x", ["escape=`"], "`"],
    ["# escape=\nFROM x", [], "\\"],
    ["# a1=b\nFROM x", ["a1=b"], "\\"],
    ["# z=b\nFROM x", ["z=b"], "\\"],
    ["# 1a=b\nFROM x", [], "\\"],
    ["# =b\nFROM x", [], "\\"],
    ["#\nFROM x", [], "\\"],
    ["# a b=c\nFROM x", [], "\\"],
    ["\ufeff#!/bin/x\n# syntax=a\nFROM x", ["syntax=a"], "\\"],
    [" #!/bin/x\n# syntax=a\nFROM x", [], "\\"],
    ["\ufeff# syntax=a\n#!/bin/x\n# check=b\nFROM x", ["syntax=a"], "\\"],
  ])("%j", (text, expected, escapeCharacter) => {
    expect(names(text)).toEqual(expected);
    expect(parse(text).escape).toBe(escapeCharacter);
  });

  it("leave other comments what they are", () => {
    const { comments } = parse("#!/bin/x\n# syntax=a\n# b\n# check=c\nFROM x");
    expect(comments.map(({ text }) => text)).toEqual(["!/bin/x", "b", "check=c"]);
  });

  it("knows the places of name and value", () => {
    const document = parse("#  Syntax =  a b \nFROM x");
    const [directive] = document.directives;
    expect([directive?.span, directive?.nameSpan, directive?.valueSpan].map((span) => at(document, span))).toEqual([
      "#  Syntax =  a b",
      "Syntax",
      "a b",
    ]);
    expect(document.comments).toEqual([]);
  });
});

it.each<[text: string, ...expected: string[]]>([
  ["# escape=x\nFROM x", "directive x: The escape character must be \\ or `"],
  ["# escape=\\\nFROM x"],
  ["# syntax=a\n# syntax=b\nFROM x", "directive # syntax=b: The parser directive syntax is given more than once"],
  ["# escape=`\n# escape=x\nFROM x", "directive # escape=x: The parser directive escape is given more than once"],
  ["# sytnax=a\nFROM x", "directive sytnax: Unknown parser directive sytnax: Docker treats it as a comment -> syntax"],
  ["# chek=skip=all\nFROM x", "directive chek: Unknown parser directive chek: Docker treats it as a comment -> check"],
  [
    "# licence\n# syntax=a\nFROM x",
    "directive # syntax=a: The parser directive syntax has no effect here: move it to the top of the file",
  ],
  [
    "\n# check=skip=JSONArgsRecommended\nFROM x",
    "directive # check=skip=JSONArgsRecommended: The parser directive check has no effect here: move it to the top of the file",
  ],
  [
    "# foo=bar\n# Escape=`\nFROM x",
    "directive # Escape=`: The parser directive escape has no effect here: move it to the top of the file",
  ],
  ["# foo=bar\n# a=b\nFROM x\n# syntax=a"],
  ["#!/bin/sh\n# escape=`\nFROM x"],
  [
    "# syntax=docker/dockerfile:1\n#!/bin/sh\n# check=error=true\nFROM x",
    "directive # check=error=true: The parser directive check has no effect here: move it to the top of the file",
  ],
  ["FROM x\n# syntax=a"],
  ["\n# check=skip=all\nFROM x"],
  ["# tools\n# check=skip = UndefinedVar, RedundantTargetPlatform // why\nFROM x"],
  [
    "# a1=b\n# check=x\nFROM x",
    "directive # check=x: The parser directive check has no effect here: move it to the top of the file",
  ],
  [
    "# 1a=b\n# check=x\nFROM x",
    "directive # check=x: The parser directive check has no effect here: move it to the top of the file",
  ],
])("of %j", (text, ...expected) => {
  expect(said(text)).toEqual(expected.filter((one) => one !== undefined));
});
