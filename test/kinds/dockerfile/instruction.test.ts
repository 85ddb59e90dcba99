import { describe, expect, it } from "vitest";
import { at, only, parse, said, saidOf } from "./parsing.ts";

describe("an instruction", () => {
  it("ends with its last heredoc", () => {
    const document = parse("FROM x\nRUN <<A <<B\na\nA\nb\nB\nONBUILD COPY <<C /c\nC\nRUN b  ");
    expect(document.instructions.map(({ span, heredocs }) => [at(document, span), heredocs.length])).toEqual([
      ["FROM x", 0],
      ["RUN <<A <<B\na\nA\nb\nB", 2],
      ["ONBUILD COPY <<C /c\nC", 1],
      ["RUN b", 0],
    ]);
  });

  it("may be the first of the file, and refused", () => {
    expect(said("FROM\nRUN a")).toEqual(["argument-count FROM: FROM needs an image"]);
  });

  it("opens no heredoc but in RUN, COPY and ADD", () => {
    expect(parse("FROM x\nCMD <<A\nA").instructions).toHaveLength(3);
  });

  it("may be a JSON array", () => {
    expect(only("Run", 'RUN ["a"]').command.form).toBe("exec");
    expect(only("Copy", 'COPY ["a b", "/c"]').destination?.text).toBe("/c");
    expect(only("Volume", 'VOLUME ["/a b"]').paths).toHaveLength(1);
    expect(only("User", 'USER ["a"]').user?.text).toBe('["a"]');
  });

  it("knows its stage", () => {
    const { instructions } = parse("ARG A\nFROM a\nONBUILD FROM b\nFROM c\nRUN d");
    expect(instructions.map(({ stage }) => stage)).toEqual([-1, 0, 0, 1, 1]);
    const [, , onbuild] = instructions;
    expect(onbuild?.type === "Onbuild" && onbuild.instruction?.stage).toBe(0);
  });
});

describe("ONBUILD", () => {
  it("wraps an instruction that stands in it", () => {
    const document = parse("FROM x\n\\\nONBUILD  RUN a \\\n b");
    const [, onbuild] = document.instructions;
    expect(at(document, onbuild?.span)).toBe("\\\nONBUILD  RUN a \\\n b");
    expect(onbuild?.type === "Onbuild" && at(document, onbuild.instruction?.span)).toBe("RUN a \\\n b");
  });

  it("wraps a full instruction", () => {
    const onbuild = only("Onbuild", "ONBUILD  RUN --network=none a b");
    const inner = onbuild.instruction;
    expect(inner?.type).toBe("Run");
    expect(inner?.onbuild).toBe(onbuild);
    expect(inner?.args.text).toBe("a b");
    expect(inner?.flags).toHaveLength(1);
    expect(onbuild.args.text).toBe("RUN --network=none a b");
  });

  it("of a FROM starts no stage", () => {
    expect(parse("FROM a\nONBUILD FROM b\nRUN c").stages).toHaveLength(1);
  });

  it("looks one instruction deep", () => {
    const onbuild = only("Onbuild", `${"ONBUILD ".repeat(50_000)}RUN a`);
    expect(onbuild.instruction).toMatchObject({ type: "Onbuild", instruction: undefined });
  });
});

it.each<[text: string, ...expected: string[]]>([
  ["ONBUILD", "argument-count ONBUILD: ONBUILD needs an instruction"],
  ["ONBUILD ONBUILD RUN a", "onbuild ONBUILD: ONBUILD ONBUILD is not allowed"],
  ["ONBUILD ONBUILD FOO", "onbuild ONBUILD: ONBUILD ONBUILD is not allowed"],
  ["ONBUILD FROM a", "onbuild FROM: FROM is not allowed under ONBUILD"],
  ["onbuild maintainer a", "onbuild maintainer: MAINTAINER is not allowed under ONBUILD"],
  ["ONBUILD FOO a", "unknown-instruction FOO: Unknown instruction FOO"],
  ["ONBUILD COPY a", "argument-count a: COPY needs at least one source and a destination"],
  ["ONBUILD RUN --foo a", "unknown-flag --foo: RUN has no flag --foo"],
  ["run a\nExpose 80\ncopy a /b\ncmd a"],
  ["FOO a", "unknown-instruction FOO: Unknown instruction FOO"],
  ["fromm a", "unknown-instruction fromm: Unknown instruction fromm -> FROM"],
  ["coppy a /b", "unknown-instruction coppy: Unknown instruction coppy -> COPY"],
  ["FOO --a b", "unknown-instruction FOO: Unknown instruction FOO"],
  ["\\\n\\\n", "unknown-instruction : This line continuation is not part of an instruction"],
  ["run a\nExpose 80\ncopy a /b"],
])("of %j", (text, ...expected) => {
  expect(saidOf(text)).toEqual(expected.filter((one) => one !== undefined));
});
