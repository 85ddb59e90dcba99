import { describe, expect, it } from "vitest";
import { parse, said } from "./parsing.ts";

describe("the document", () => {
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
  ["ARG a\nRUN b", "no-stage ARG: The file has no FROM, so no stage to build"],
  ["ARG a\nrun b\nFROM c", "before-from run: RUN stands before the first FROM, where only ARG may"],
  ["FORM a\nFROM b", "unknown-instruction FORM: Unknown instruction FORM -> FROM"],
  ["FROM a"],
  [
    "\\",
    "unknown-instruction : A continuation leads to no instruction",
    "no-stage : The file has no FROM, so no stage to build",
  ],
  ["\ufeffFROM a"],
  ["ARG a\nFROM b\nARG c"],
  [
    "ENV a=b\nFOO\nFROM c\nFOO",
    "before-from ENV: ENV stands before the first FROM, where only ARG may",
    "unknown-instruction FOO: Unknown instruction FOO",
    "unknown-instruction FOO: Unknown instruction FOO",
  ],
])("of %j", (text, ...expected) => {
  expect(said(text)).toEqual(expected.filter((one) => one !== undefined));
});
