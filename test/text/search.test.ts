import { expect, test } from "vitest";
import { firstFrom, lastAtOrBelow } from "../../src/text/search.ts";

const starts = [0, 4, 4, 9, 20];

test.each([
  ["a start", 9, 3],
  ["between two starts", 8, 2],
  ["the last of equal starts", 4, 2],
  ["behind the last start", 100, 4],
  ["before the first start", -1, 0],
])("finds %s", (_, offset, index) => {
  expect(lastAtOrBelow(starts, offset)).toBe(index);
});

test("finds the first of one start and of none", () => {
  expect(lastAtOrBelow([0], 5)).toBe(0);
  expect(lastAtOrBelow([], 5)).toBe(0);
});

test("agrees with looking at each start", () => {
  for (let length = 1; length < 20; length++) {
    const every = Array.from({ length }, (_, i) => i * 3);
    for (let offset = 0; offset < length * 3 + 3; offset++) {
      expect(lastAtOrBelow(every, offset)).toBe(every.findLastIndex((start) => start <= offset));
    }
  }
});

test("finds the first item that starts at an offset or behind it", () => {
  const items = [0, 4, 4, 9, 20].map((at, name) => ({ name, at }));
  for (let count = 0; count <= items.length; count++) {
    const some = items.slice(0, count);
    for (let offset = -1; offset < 23; offset++) {
      const first = some.find((item) => item.at >= offset);
      expect(some[firstFrom(some, offset, ({ at }) => at)]).toBe(first);
    }
  }
  expect(firstFrom(items, 21, ({ at }) => at)).toBe(5);
});
