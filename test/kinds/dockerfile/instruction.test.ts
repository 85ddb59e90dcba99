import { describe, expect, it } from "vitest";
import { only, parse, saidOf } from "./parsing.ts";

describe("ONBUILD", () => {
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
  ["\\\n\\\n", "unknown-instruction : A continuation leads to no instruction"],
  ["run a\nExpose 80\ncopy a /b"],
])("of %j", (text, ...expected) => {
  expect(saidOf(text)).toEqual(expected.filter((one) => one !== undefined));
});
