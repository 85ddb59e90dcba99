import { describe, expect, it } from "vitest";
import { changeBetween, moved } from "../../site/playground/change.ts";
import type { Finding } from "../../src/finding.ts";

describe("what changes between two texts", () => {
  it.each([
    ["abc", "abXc", { start: 2, end: 2, put: "X" }],
    ["abc", "ac", { start: 1, end: 2, put: "" }],
    ["aa", "aaa", { start: 2, end: 2, put: "a" }],
    ["", "x", { start: 0, end: 0, put: "x" }],
    ["x", "x", { start: 1, end: 1, put: "" }],
    ["axb", "ayyb", { start: 1, end: 2, put: "yy" }],
  ])("%o to %o", (before, after, change) => {
    expect(changeBetween(before, after)).toEqual(change);
    const { start, end, put } = change;
    expect(before.slice(0, start) + put + before.slice(end)).toBe(after);
  });

  it("moves what stands behind it, and empties what it takes away", () => {
    const at = (start: number, end: number) => ({ span: { start, end } }) as Finding;
    const change = { start: 4, end: 6, put: "abc" };
    const spans = moved([at(0, 2), at(8, 9), at(4, 6), at(5, 5), at(2, 8)], change).map(({ span }) => span);
    expect(spans).toEqual([
      { start: 0, end: 2 },
      { start: 9, end: 10 },
      { start: 4, end: 7 },
      { start: 4, end: 4 },
      { start: 2, end: 9 },
    ]);
  });
});
