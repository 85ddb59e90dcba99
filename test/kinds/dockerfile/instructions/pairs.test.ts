import { describe, expect, it } from "vitest";
import type { Instruction } from "../../../../src/kinds/dockerfile/nodes.ts";
import { at, parse, saidOf } from "../parsing.ts";

describe("pairs", () => {
  const pairs = (instruction: Instruction) =>
    "pairs" in instruction
      ? instruction.pairs.map(({ key, value, legacy }) => [key.text, value?.text, ...(legacy ? ["legacy"] : [])])
      : [];

  it.each([
    ["ENV a=b", [["a", "b"]]],
    [
      "ENV a=b c=d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      'ENV a="b c" d=e\\ f',
      [
        ["a", '"b c"'],
        ["d", "e\\ f"],
      ],
    ],
    ["ENV a='b c'd", [["a", "'b c'd"]]],
    [
      "ENV a= b=c=d",
      [
        ["a", ""],
        ["b", "c=d"],
      ],
    ],
    ["ENV a b c", [["a", "b c", "legacy"]]],
    ["ENV a   b = c", [["a", "b = c", "legacy"]]],
    ['ENV "a b"=c', [['"a b"', "c"]]],
    [
      "ENV a=b \\\n c=d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["ENV a", [["a", undefined, "legacy"]]],
    [
      "ENV a=b c",
      [
        ["a", "b"],
        ["c", undefined],
      ],
    ],
    [
      "LABEL a.b=c \"d e\"='f'",
      [
        ["a.b", "c"],
        ['"d e"', "'f'"],
      ],
    ],
    ["ARG a", [["a", undefined]]],
    [
      'ARG a=b c d="e f"',
      [
        ["a", "b"],
        ["c", undefined],
        ["d", '"e f"'],
      ],
    ],
    ["ARG a=", [["a", ""]]],
    ["ENV a=b\\", [["a", "b"]]],
  ])("%s", (text, expected) => {
    const [, instruction] = parse(`FROM x\n${text}`).instructions;
    expect(instruction && pairs(instruction)).toEqual(expected);
  });

  it("know their places", () => {
    const document = parse("FROM x\nENV a='b \\\n c' d e");
    const env = document.instructions[1];
    const [pair] = env?.type === "Env" ? env.pairs : [];
    expect([pair?.span, pair?.key.span, pair?.value?.span].map((span) => at(document, span))).toEqual([
      "a='b \\\n c'",
      "a",
      "'b \\\n c'",
    ]);
  });
});

it.each<[text: string, ...expected: string[]]>([
  ["ENV", "argument-count ENV: ENV needs at least one key and value"],
  ["LABEL", "argument-count LABEL: LABEL needs at least one key and value"],
  ["ARG", "argument-count ARG: ARG needs at least one name"],
  ["ENV a", "key-value a: ENV a has no value"],
  ["LABEL a", "key-value a: LABEL a has no value"],
  ["ARG a"],
  ["ENV a=b c", "key-value c: c has no = and no value: quote values that contain spaces"],
  ["ENV =b", "key-value =b: ENV needs a name before the ="],
  ["LABEL =b", "key-value =b: LABEL needs a name before the ="],
  ["ARG =b", "key-value =b: ARG needs a name before the ="],
  ["ARG a b=c"],
  ["ENV a= b="],
  ['ENV a="b c', 'key-value "b c: The quote " is not closed'],
  ["ENV a it's", "key-value 's: The quote ' is not closed"],
  ["LABEL a='b", "key-value 'b: The quote ' is not closed"],
  ["ARG a='b", "key-value 'b: The quote ' is not closed"],
  ['ARG "a', 'key-value "a: The quote " is not closed'],
  ['ENV "a=b', 'key-value "a: The quote " is not closed'],
  ["ENV a='it\"s'"],
  ["ENV a=${B:%c}", "modifier ${B:%c}: Docker does not support the variable modifier :%"],
  ["ENV ${B^}=a", "modifier ${B^}: Docker does not support the variable modifier ^"],
  ["ARG a=${B}"],
  ["ENV a=\\${B^^}"],
  ["ENV a=b\nENV c=${d", "modifier ${d: The variable's brace is not closed"],
  ["ARG ${B^}", "modifier ${B^}: Docker does not support the variable modifier ^"],
  ["ENV a=${B:-c}${D:+e}${F-g}${H#i}${J%%k}${L/m/n}${O//p/q}${R:-${S:-t}}${U:?v}"],
  ["ENV a=${B^^}", "modifier ${B^^}: Docker does not support the variable modifier ^"],
  ["ENV a=${}", "modifier ${}: The variable has no name"],
  ["ENV a=${B", "modifier ${B: The variable's brace is not closed"],
  ["ENV a=${B:-c", "modifier ${B:-c: The variable's brace is not closed"],
  ["ENV a='${B^^}'"],
  ['ENV a="${B^^}"', "modifier ${B^^}: Docker does not support the variable modifier ^"],
  ["ENV a=$$ b=$ c=$@"],
])("of %j", (text, ...expected) => {
  expect(saidOf(text)).toEqual(expected.filter((one) => one !== undefined));
});
