import { describe, expect, it } from "vitest";
import type { Word } from "../../../src/kinds/dockerfile/nodes.ts";
import { isLiteral, makeWord, partOf, splitByBlanks, splitByQuotes } from "../../../src/kinds/dockerfile/words.ts";
import { verbatim } from "../../../src/text/offset-map.ts";

const backslash = 92;
const backtick = 96;

/** Splits what stands in the middle of a line, whose ends are no part of it. */
function split(text: string, how: (line: ReturnType<typeof verbatim>, start: number, end: number) => Word[]): string[] {
  const line = verbatim(`x "${text}x"`, 10);
  const words = how(line, 3, 3 + text.length);
  for (const { span, text: word } of words) expect(line.text.slice(span.start - 10, span.end - 10)).toBe(word);
  return words.map((word) => word.text);
}

describe("words parted by blanks", () => {
  it.each([
    ["", []],
    ["  ", []],
    ["a", ["a"]],
    ["a b", ["a", "b"]],
    [" \ta  bc\t", ["a", "bc"]],
    ["'a b'", ["'a", "b'"]],
    ["a\u00a0b", ["a\u00a0b"]],
  ])("%j", (text, expected) => {
    expect(split(text, splitByBlanks)).toEqual(expected);
  });
});

describe("words parted by space outside of quotes", () => {
  it.each([
    ["", []],
    ["  ", []],
    ["a", ["a"]],
    [" a  b ", ["a", "b"]],
    ["a\u00a0b", ["a", "b"]],
    ["'a b' \"c d\"e", ["'a b'", '"c d"e']],
    ["'a\"b c' d", ["'a\"b c'", "d"]],
    ['"a\'b c" d', ['"a\'b c"', "d"]],
    ['"a b', ['"a b']],
    ["a\\ b c", ["a\\ b", "c"]],
    ['"a\\" b" c', ['"a\\" b"', "c"]],
    ["'a\\' b", ["'a\\'", "b"]],
    ["a\\' b", ["a\\'", "b"]],
    ["a b\\", ["a", "b"]],
    ["a\\\\", ["a\\\\"]],
    ["a\\\\\\", ["a\\\\"]],
    ["a \\", ["a"]],
    ["\\\\", ["\\\\"]],
    ["\\", []],
  ])("%j", (text, expected) => {
    expect(split(text, (line, start, end) => splitByQuotes(line, start, end, backslash))).toEqual(expected);
  });

  it("escape with the file's escape character alone", () => {
    const words = (text: string) => split(text, (line, start, end) => splitByQuotes(line, start, end, backtick));
    expect(words("a` b C:\\ d`")).toEqual(["a` b", "C:\\", "d"]);
  });
});

it("takes pieces of words for words", () => {
  const word = makeWord(verbatim("ab=cd", 10), 1, 5);
  expect(word).toMatchObject({ text: "b=cd", at: 1, span: { start: 11, end: 15 } });
  expect(partOf(word, 2, 4)).toMatchObject({ text: "cd", at: 3, span: { start: 13, end: 15 } });
});

it.each([
  ["", true],
  ["a b#(é", true],
  ["a`", true],
  ["$a", false],
  ['a"', false],
  ["a'b", false],
  ["a\\", false],
])("Docker takes %j as it stands: %j", (text, expected) => {
  expect(isLiteral(text, backslash)).toBe(expected);
  expect(isLiteral(text.replace("\\", "`"), backtick)).toBe(expected && !text.includes("`"));
});
