import { expect, it } from "vitest";
import { goTokens } from "../../../src/syntax/go/tokens.ts";

const told = (text: string) => goTokens(text).map((token) => `${token.type} ${token.text}`);

it.each([
  ["a.B(x1, 2)", ["name a", "mark .", "name B", "mark (", "name x1", "mark ,", "number 2", "mark )"]],
  [
    "größe := 0x1F + 1e+3 - .5",
    ["name größe", "mark :=", "number 0x1F", "mark +", "number 1e+3", "mark -", "number .5"],
  ],
  ["a // b\n/* c\n*/ d /* e", ["name a", "name d"]],
  ["//go:embed web\n// go:embed no\n//go:build x\r\n", ["directive //go:embed web", "directive //go:build x"]],
  [`"a\\"b" 'c' '\\'' "//"`, [`string a"b`, "rune 'c'", "rune '\\''", "string //"]],
  ['`raw \\n\r\n"` x', ['string raw \\n\n"', "name x"]],
  ['"\\x41\\u0042\\U00000043\\104\\n\\q"', ["string ABCD\nq"]],
  ['"\\UFFFFFFFF"', ["string \ufffd"]],
])("tells pieces apart in %s", (text, expected) => expect(told(text)).toEqual(expected));

it.each([
  ['"open\nx', ["string open", "name x"]],
  ["'o\nx", ["rune 'o", "name x"]],
  ["`never", ["string never"]],
  ["`", ["string "]],
  ['"', ["string "]],
  ["\\ # \u0000", ["mark \\", "mark #", "mark \u0000"]],
])("ends what is not closed in %j", (text, expected) => expect(told(text)).toEqual(expected));
