import { describe, expect, it } from "vitest";
import {
  isBlank,
  isDigit,
  isLetter,
  isSpace,
  skipBlank,
  skipSpace,
  trimEnd,
} from "../../../src/kinds/dockerfile/characters.ts";

/** All characters of a class, as one text. */
function all(belongs: (c: number) => boolean): string {
  return Array.from({ length: 0x10000 }, (_, c) => (belongs(c) ? String.fromCharCode(c) : "")).join("");
}

describe("characters", () => {
  it("are space where Go's unicode.IsSpace says so", () => {
    expect(all(isSpace)).toBe(
      "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
    );
  });

  it("are blanks but for the line feed", () => {
    expect(all(isBlank)).toBe("\t\v\f\r ");
  });

  it("are digits and letters of ASCII", () => {
    expect(all(isDigit)).toBe("0123456789");
    expect(all(isLetter)).toBe("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  });
});

it("skips within bounds", () => {
  const text = "\u00a0 \ta\u00a0 \t ";
  expect(skipSpace(text, 0, text.length)).toBe(3);
  expect(skipSpace(text, 0, 2)).toBe(2);
  expect(skipSpace(text, 3, text.length)).toBe(3);
  expect(skipBlank(text, 0, text.length)).toBe(0);
  expect(skipBlank(text, 1, text.length)).toBe(3);
  expect(skipBlank(text, 1, 2)).toBe(2);
  expect(skipBlank(text, 5, text.length)).toBe(text.length);
  expect(trimEnd(text, 0, text.length)).toBe(4);
  expect(trimEnd(text, 0, 3)).toBe(0);
  expect(trimEnd(text, 6, text.length)).toBe(6);
});
