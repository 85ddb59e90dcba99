import { expect, it } from "vitest";
import { lineIdentity } from "../../src/kinds/line-identity.ts";

it.each([
  ["a b\nc d\n", 0, 1, "a b", "a"],
  ["a b\nc d\n", 4, 5, "c d", "c"],
  ["a b\nc d", 6, 7, "c d", "d"],
  ["a  b\n", 0, 4, "a b", ""],
  // Over several lines; with the end of the last one it is still no more.
  ["a b\nc d\ne\n", 2, 5, "a b c d", "b c"],
  ["a b\nc d\ne\n", 0, 4, "a b", ""],
  // Of nothing: the line in which it would be.
  ["a b\nc d\n", 4, 4, "c d", ""],
  ["\na b\n", 0, 0, "", ""],
])("%j from %i to %i is known by its line", (text, start, end, at, words) => {
  expect(lineIdentity(text, { start, end })).toEqual({ within: "", at, words });
});
