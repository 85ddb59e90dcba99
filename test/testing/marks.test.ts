import { describe, expect, it } from "vitest";
import { readMarks, writeMarks } from "../../src/testing/marks.ts";

describe("marks", () => {
  it.each([
    ["a «b» c", "a b c", [[2, 3]], []],
    [
      "«a «b» c»",
      "a b c",
      [
        [0, 5],
        [2, 3],
      ],
      [],
    ],
    [
      "««a» b»",
      "a b",
      [
        [0, 3],
        [0, 1],
      ],
      [],
    ],
    ["«»a‹›", "a", [[0, 0]], [[1, 1]]],
    ["«a ‹b› c»", "a b c", [[0, 5]], [[2, 3]]],
    ["‹a «b› c»", "a b c", [[2, 5]], [[0, 3]]],
    ["\u{1f433}‹b›", "\u{1f433}b", [], [[2, 3]]],
  ])("in %s are read, and written as they were", (marked, text, spans, related) => {
    const read = readMarks(marked);
    expect(read.text).toBe(text);
    expect(read.spans.map(({ start, end }) => [start, end])).toEqual(spans);
    expect(read.related.map(({ start, end }) => [start, end])).toEqual(related);
    expect(writeMarks(text, read.spans, read.related)).toBe(marked);
  });

  it.each(["«a", "a»", "‹a", "a›", "«a›"])("%s is refused", (marked) => {
    expect(() => readMarks(marked)).toThrow(/without/);
  });
});
