import { expect, test } from "vitest";
import { lineStarts, positionAt } from "../../src/text/source.ts";

test.each([
  ["", [0]],
  ["a", [0]],
  ["\n\na\n", [0, 1, 2, 4]],
  ["a\r\nb\rc\n\r\nd", [0, 3, 5, 7, 9]],
])("lines of %j start at %j", (text, starts) => {
  const source = { path: "x", text };
  expect(lineStarts(source)).toEqual(starts);
  expect(lineStarts(source)).toBe(lineStarts(source));
});

test.each([
  [0, 1, 1],
  [2, 1, 3],
  [3, 2, 1],
  [4, 2, 2],
  // Beyond either end.
  [100, 2, 3],
  [-1, 1, 1],
])("offset %i is in line %i, column %i", (offset, line, column) => {
  expect(positionAt({ path: "x", text: "ab\ncd" }, offset)).toEqual({ line, column });
});
