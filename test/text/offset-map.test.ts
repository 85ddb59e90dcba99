import { describe, expect, test } from "vitest";
import {
  composeMapped,
  derivedOffset,
  type MappedText,
  originOf,
  originSpan,
  sliceMapped,
  verbatim,
} from "../../src/text/offset-map.ts";

/** "abcdef", of which "cd" follows three dropped characters and "ef" two more, in a file where it starts at 10. */
const mapped: MappedText = { text: "abcdef", starts: [0, 2, 4], origins: [10, 15, 19] };

test("a character comes from its place in the outer text", () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((offset) => originOf(mapped, offset))).toEqual([10, 11, 15, 16, 19, 20, 21]);
});

test("an outer offset is where its character is, or where what was dropped would be", () => {
  const derived = Array.from({ length: 14 }, (_, i) => derivedOffset(mapped, 9 + i));
  expect(derived).toEqual([0, 0, 1, 2, 2, 2, 2, 3, 4, 4, 4, 5, 6, 6]);
});

describe("an outer span", () => {
  test.each([
    ["ends behind the last character's origin", 1, 4, { start: 11, end: 17 }],
    ["of all", 0, 6, { start: 10, end: 21 }],
    ["of nothing is empty", 2, 2, { start: 15, end: 15 }],
  ])("%s", (_, start, end, expected) => {
    expect(originSpan(mapped, start, end)).toEqual(expected);
  });

  test("holds a character that comes from where the next one comes from", () => {
    expect(originSpan({ text: "abc", starts: [0, 1], origins: [5, 5] }, 0, 1)).toEqual({ start: 5, end: 6 });
  });

  test("ends with its value where the last character stands nowhere", () => {
    const added: MappedText = { text: "ab\n", starts: [0, 3], origins: [5, 7] };
    expect(originSpan(added, 0, 3)).toEqual({ start: 5, end: 7 });
    expect(originSpan(added, 0, 2)).toEqual({ start: 5, end: 7 });
    expect(originSpan({ ...added, origins: [5, 4] }, 0, 3)).toEqual({ start: 5, end: 5 });
  });
});

describe("a slice", () => {
  test.each<[number, number, MappedText]>([
    [0, 6, mapped],
    [1, 5, { text: "bcde", starts: [0, 1, 3], origins: [11, 15, 19] }],
    [2, 4, { text: "cd", starts: [0], origins: [15] }],
    [3, 3, { text: "", starts: [0], origins: [16] }],
  ])("from %i to %i keeps its origins", (start, end, expected) => {
    expect(sliceMapped(mapped, start, end)).toEqual(expected);
  });
});

test("a text that stands in the outer one as it is", () => {
  expect(verbatim("ab", 7)).toEqual({ text: "ab", starts: [0], origins: [7] });
});

describe("a text made from another", () => {
  /** "ab", then "e" and "f", of which the second stands where it stood in the other text, and an end behind all. */
  const inner: MappedText = { text: "abef", starts: [0, 2, 4], origins: [0, 4, 6] };

  test("has the places of the outermost", () => {
    const composed = composeMapped(mapped, inner);
    expect(composed.text).toBe("abef");
    expect([0, 1, 2, 3, 4].map((offset) => originOf(composed, offset))).toEqual([10, 11, 19, 20, 21]);
  });

  test.each<[string, MappedText, readonly number[]]>([
    ["over a place where something was dropped", verbatim("bcde", 1), [11, 15, 16, 19, 20]],
    ["from the place on where something was dropped", verbatim("cdef", 2), [15, 16, 19, 20, 21]],
    ["up to that place", verbatim("ab", 0), [10, 11, 15]],
    ["beyond it", verbatim("abc", 0), [10, 11, 15, 16]],
    [
      "in pieces of which one is over such a place",
      { text: "abcdf", starts: [0, 4], origins: [0, 5] },
      [10, 11, 15, 16, 20],
    ],
    ["in several pieces", { text: "abf", starts: [0, 2, 3], origins: [0, 5, 6] }, [10, 11, 20, 21]],
    ["in pieces that follow each other", { text: "ab", starts: [0, 1], origins: [0, 1] }, [10, 11, 15]],
    ["that is the same", verbatim("abcdef", 0), [10, 11, 15, 16, 19, 20, 21]],
  ])("%s", (_, text, origins) => {
    const composed = composeMapped(mapped, text);
    expect(composed.text).toBe(text.text);
    expect(origins.map((_, offset) => originOf(composed, offset))).toEqual(origins);
    // Stretches follow each other, up to the end of the text.
    expect(composed.starts).toEqual([...new Set(composed.starts)].sort((a, b) => a - b));
    expect(composed.starts.at(-1)).toBeLessThanOrEqual(text.text.length);
  });
});
