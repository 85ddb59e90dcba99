import { expect, test } from "vitest";
import { contains, cover, lastStarting, span, spanOf } from "../../src/text/span.ts";

test("the cover of two spans holds both, in either order", () => {
  expect(cover(span(2, 4), span(7, 9))).toEqual(span(2, 9));
  expect(cover(span(7, 9), span(2, 4))).toEqual(span(2, 9));
  expect(cover(span(1, 9), span(2, 4))).toEqual(span(1, 9));
});

test.each([
  ["itself", span(2, 5), true],
  ["a part", span(3, 4), true],
  ["what begins before it", span(1, 4), false],
  ["what ends behind it", span(3, 6), false],
])("whether a span contains %s", (_, inner, expected) => {
  expect(contains(span(2, 5), inner)).toBe(expected);
});

test("the last node that starts at an offset or before it", () => {
  const nodes = [0, 4, 4, 9, 20].map((start, index) => ({ index, span: span(start, start + 2) }));
  for (let count = 0; count <= nodes.length; count++) {
    const some = nodes.slice(0, count);
    for (let offset = -1; offset < 25; offset++) {
      expect(lastStarting(some, offset)).toBe(some.findLast((node) => node.span.start <= offset));
    }
  }
});

test("a place is a span or has one", () => {
  expect(spanOf(span(1, 2))).toEqual(span(1, 2));
  expect(spanOf({ span: span(3, 4) })).toEqual(span(3, 4));
});
