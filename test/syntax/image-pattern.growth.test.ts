import { expect, it } from "vitest";
import { matchesImage } from "../../src/syntax/image-reference.ts";
import { growthOf, linear } from "../helpers/steps.ts";

const matches = (stars: number, length: number) =>
  matchesImage(`${"*a".repeat(stars)}b`, { name: "a".repeat(length), tag: undefined, digest: undefined });

it("does not explode on many stars", async () => {
  expect(matches(40, 255)).toBe(false);
  expect(await growthOf((stars) => matches(stars, 255), 5)).toBeLessThan(linear);
  expect(await growthOf((length) => matches(10, length), 50)).toBeLessThan(linear);
});
