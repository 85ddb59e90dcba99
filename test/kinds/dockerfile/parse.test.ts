import { describe, expect, it } from "vitest";
import { at, parse, said } from "./parsing.ts";

describe("the document", () => {
  it("has its parts in order", () => {
    const document = parse(
      "# escape=`\n# check=skip=all\n# a\n\nARG A\nFROM a AS B\nRUN b `\n# c\n  d\nFROM e\n# f\nCMD g\n# h",
    );
    const { directives, comments, instructions, globals, stages } = document;
    expect(document.escape).toBe("`");
    expect(directives.map(({ name }) => name)).toEqual(["escape", "check"]);
    expect(comments.map(({ text, inside }) => [text, inside])).toEqual([
      ["a", false],
      ["c", true],
      ["f", false],
      ["h", false],
    ]);
    expect(instructions.map(({ type, stage }) => [type, stage])).toEqual([
      ["Arg", -1],
      ["From", 0],
      ["Run", 0],
      ["From", 1],
      ["Cmd", 1],
    ]);
    expect(globals).toEqual(instructions.slice(0, 1));
    expect(
      stages.map(({ index, name, from, instructions: own, span }) => [index, name, from, own, at(document, span)]),
    ).toEqual([
      [0, "b", instructions[1], instructions.slice(2, 3), "FROM a AS B\nRUN b `\n# c\n  d"],
      [1, undefined, instructions[3], instructions.slice(4), "FROM e\n# f\nCMD g"],
    ]);
  });

  it("may begin with a stage, or have none", () => {
    expect(parse("FROM a\nRUN b").stages).toHaveLength(1);
    const { stages, globals, instructions, escape: sign } = parse("ARG a\nRUN b");
    expect([stages, globals, sign]).toEqual([[], instructions, "\\"]);
  });

  it("is empty where it is written for another frontend", () => {
    const { instructions, stages, problems } = parse("//syntax=example.com/hlb:1\nFROM x\n");
    expect([instructions, stages, problems]).toEqual([[], [], []]);
  });

  it.each([
    ["FROM a\nWORKDIR /b\nRUN --mount=type=cache c", true],
    ["FROM a\nRUN --mount=type=cache c\nWORKDIR /b", false],
    ["FROM a\nWORKDIR /b\nFROM c\nRUN --mount=type=cache d", false],
    ["FROM a AS Base\nWORKDIR /b\nFROM bASE\nRUN --mount=type=cache d", true],
    ["ARG B\nFROM $B\nRUN --mount=type=cache d", true],
    ["FROM a\nUSER b\nRUN --mount=type=cache c", false],
  ])("in %j has a working directory, or may have: %j", (text, expected) => {
    expect(parse(text).problems.map(({ code }) => code)).toEqual(expected ? [] : ["mount"]);
  });

  it("has problems of directives that belong to no instruction", () => {
    for (const text of ["# sytnax=a\nFROM x", "# a\n# syntax=a\nFROM x"]) {
      expect(parse(text).problems).toMatchObject([{ code: "directive", instruction: undefined }]);
    }
    expect(parse("").problems).toMatchObject([{ code: "no-stage", span: { start: 0, end: 0 } }]);
  });

  it("names the instruction that a problem belongs to", () => {
    const document = parse("FROM a\nONBUILD RUN --foo b");
    const onbuild = document.instructions[1];
    expect(document.problems[0]?.instruction).toBe(onbuild?.type === "Onbuild" ? onbuild.instruction : undefined);
  });

  it("is frozen", () => {
    const document = parse('# c\nARG a\nFROM x\nRUN --mount=target=/a b <<E\nE\nENV a=b\nCMD ["a"]\nONBUILD RUN a');
    const seen = new Set<unknown>();
    const open: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null || seen.has(value)) return;
      seen.add(value);
      const isData =
        "starts" in value || "start" in value || path.endsWith(".source") || /\.(starts|origins)$/.test(path);
      if (!isData && !Object.isFrozen(value)) open.push(path);
      for (const key of Object.keys(value)) {
        if (key !== "ast") visit(Reflect.get(value, key), `${path}.${key}`);
      }
    };
    visit(document, "document");
    expect(open).toEqual([]);
  });
});

it.each<[text: string, ...expected: string[]]>([
  ["", "no-stage : The file has no instructions"],
  ["# a\n\n", "no-stage : The file has no instructions"],
  ["ARG a\nRUN b", "no-stage ARG: The file has no FROM, so there is no stage to build"],
  ["ARG a\nrun b\nFROM c", "before-from run: RUN comes before the first FROM, where only ARG is allowed"],
  ["FORM a\nFROM b", "unknown-instruction FORM: Unknown instruction FORM -> FROM"],
  ["FROM a"],
  [
    "RUN --foo a",
    "no-stage RUN: The file has no FROM, so there is no stage to build",
    "unknown-flag --foo: RUN has no flag --foo",
  ],
  ["# a\nFROM x AS b\nFROM B\n# syntax=c\nRUN d"],
  ["FROM x\n# check=a"],
  [
    "\n# check=a\nFROM x",
    "directive # check=a: The parser directive check has no effect here: move it to the top of the file",
  ],
  [
    "# syntax=example.com/x:1\n# syntax=a\nFOO\nRUN --foo",
    "directive # syntax=a: The parser directive syntax is given more than once",
  ],
  [
    "\\",
    "unknown-instruction : This line continuation is not part of an instruction",
    "no-stage : The file has no FROM, so there is no stage to build",
  ],
  ["\ufeffFROM a"],
  ["ARG a\nFROM b\nARG c"],
  [
    "ENV a=b\nFOO\nFROM c\nFOO",
    "before-from ENV: ENV comes before the first FROM, where only ARG is allowed",
    "unknown-instruction FOO: Unknown instruction FOO",
    "unknown-instruction FOO: Unknown instruction FOO",
  ],
])("of %j", (text, ...expected) => {
  expect(said(text)).toEqual(expected.filter((one) => one !== undefined));
});
