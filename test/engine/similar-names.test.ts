import { expect, it } from "vitest";
import { similarNames } from "../../src/engine/similar-names.ts";

const similar = similarNames(["shop/worker", "shop/workers", "other/worker", "api"]);

it.each([
  ["shop/worker", ["shop/workers"]],
  ["shop/wrker", ["shop/worker"]],
  ["shop/wroker", ["shop/worker"]],
  ["shop/workeer", ["shop/worker"]],
  ["shop/worker5", ["shop/worker", "shop/workers"]],
  ["shop/wrokre", []],
  ["shop/wo", []],
  ["hop/worker", []],
  ["apl", ["api"]],
  ["ap", ["api"]],
  ["", []],
])("of %j", (name, expected) => {
  expect(similar(name)).toEqual(expected);
});

it("are none of names that are too long", () => {
  const long = "a".repeat(81);
  expect(similarNames([long])(`${long}b`)).toEqual([]);
});
