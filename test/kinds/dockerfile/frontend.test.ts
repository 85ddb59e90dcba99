import { describe, expect, it } from "vitest";
import { parse, problems } from "./parsing.ts";

describe("a file for another frontend", () => {
  it.each([
    "//syntax=example.com/hlb:1\nfs default() {\n}\n",
    "// check = skip=all\n// Syntax = example.com/hlb:1 --debug\nfs default() {\n}",
    "\ufeff#!/usr/bin/env builder\n//syntax=example.com/hlb:1\r\nFROM x\r\n",
    '{ "syntax": "example.com/json:1", "steps": ["FROM"] }\n',
    '#!/usr/bin/env builder\n\n  {\n  "syntax": "example.com/json:1"\n}\n',
    "//syntax=example.com/hlb:1",
    "//escape=`\n//syntax=example.com/mydockerfile:1",
    "//syntax=example.com/dockerfile-upstream2",
  ])("is no Dockerfile: %j", (text) => {
    const { instructions, stages, problems } = parse(text);
    expect([instructions, stages, problems]).toEqual([[], [], []]);
  });

  it.each([
    ["//syntax=dockerfile\nFROM x", ["unknown-instruction: //syntax=dockerfile"]],
    ["//syntax=docker/dockerfile:\nFROM x", ["unknown-instruction: //syntax=docker/dockerfile:"]],
    [
      "//check=skip=all\n# syntax=example.com/hlb:1\nRUN x",
      ["unknown-instruction: //check=skip=all", "no-stage: //check=skip=all"],
    ],
    ["//syntax=docker/dockerfile:1\nFROM x", ["unknown-instruction: //syntax=docker/dockerfile:1"]],
    [
      "//syntax=example.com/docker/dockerfile-upstream:master\nFROM x",
      ["unknown-instruction: //syntax=example.com/docker/dockerfile-upstream:master"],
    ],
    ["// a comment\n//syntax=example.com/hlb:1\nFROM x", ["unknown-instruction: //"]],
    ['{ "syntax": "example.com/json:1", }\nFROM x', ["unknown-instruction: {"]],
    ['{ "syntax": 1 }\nFROM x', ["unknown-instruction: {"]],
  ])("is not what only looks like one: %j", (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it("may know more than Docker's, so only its directives are judged", () => {
    const text = "# syntax=example.com/dockerfile-plus:1\n# syntax=a\nINCLUDE common\nRUN --cached make\n";
    expect(problems(text)).toEqual(["directive: # syntax=a"]);
    expect(parse(text).instructions.map(({ type }) => type)).toEqual(["UnknownInstruction", "Run"]);
  });

  it("is not what another directive says", () => {
    expect(problems("# check=skip=all\nINCLUDE x\nFROM x")).toEqual(["unknown-instruction: INCLUDE"]);
  });

  it("may be named below another directive", () => {
    expect(problems("# check=skip=all\n# syntax=example.com/dockerfile-plus:1\nINCLUDE common\n")).toEqual([]);
  });

  it.each(["docker/dockerfile:1", "docker/dockerfile-upstream:master", "example.com/mirror/dockerfile@sha256:0 x"])(
    "is not what %s reads",
    (image) => {
      expect(problems(`# syntax=${image}\nINCLUDE common\nFROM x`)).toEqual(["unknown-instruction: INCLUDE"]);
    },
  );
});
