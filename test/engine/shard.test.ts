import fc from "fast-check";
import { expect, test } from "vitest";
import { filesOfShard, parseShard } from "../../src/engine/shard.ts";

const files = fc.array(fc.record({ path: fc.string(), text: fc.string({ maxLength: 3000 }) }), { maxLength: 60 });

test("shards one after another are all files, in order", () => {
  fc.assert(
    fc.property(files, fc.integer({ min: 1, max: 12 }), (all, count) => {
      const shards = Array.from({ length: count }, (_, i) => filesOfShard(all, { index: i + 1, count }));
      expect(shards.flat()).toEqual(all);
    }),
  );
});

test("no shard gets more than its part and a file", () => {
  const all = Array.from({ length: 500 }, (_, i) => ({ path: `${i}`, text: "x".repeat((i * 7919) % 2000) }));
  const size = (some: readonly { readonly text: string }[]) =>
    some.reduce((sum, { text }) => sum + 256 + text.length, 0);
  for (let index = 1; index <= 7; index++) {
    expect(size(filesOfShard(all, { index, count: 7 }))).toBeLessThan(size(all) / 7 + 2256);
  }
});

test.each([
  [[0, 0, 0], 2, [1, 2]],
  [[5000, 0, 0, 0], 2, [1, 3]],
  [[0, 0, 0, 5000], 2, [3, 1]],
])("files of %j characters in %i shards are %j", (lengths, count, expected) => {
  const all = lengths.map((length, i) => ({ path: `${i}`, text: "x".repeat(length) }));
  expect(expected.map((_, i) => filesOfShard(all, { index: i + 1, count }).length)).toEqual(expected);
});

test.each([
  ["1/1", { index: 1, count: 1 }],
  ["3/12", { index: 3, count: 12 }],
  ["0/2", undefined],
  ["3/2", undefined],
  ["1", undefined],
  ["1/x", undefined],
  ["1x/2", undefined],
  ["12/12", { index: 12, count: 12 }],
  ["-1/2", undefined],
  ["1/2/3", undefined],
])("%s", (text, expected) => {
  expect(parseShard(text)).toEqual(expected);
});
