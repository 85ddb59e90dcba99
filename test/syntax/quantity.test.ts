import { expect, it } from "vitest";
import { isQuantitySuffix, quantityOf } from "../../src/syntax/quantity.ts";

const one = 10n ** 9n;

it.each([
  ["0", 0n],
  ["1", one],
  ["0.5", one / 2n],
  [".5", one / 2n],
  ["5.", 5n * one],
  ["500m", one / 2n],
  ["3u", 3000n],
  ["7n", 7n],
  ["1k", 1000n * one],
  ["1M", 10n ** 6n * one],
  ["1Ki", 1024n * one],
  ["1.5Gi", (3n * 2n ** 30n * one) / 2n],
  ["2Ei", 2n ** 61n * one],
  ["1E", 10n ** 18n * one],
  ["1e3", 1000n * one],
  ["1E+3", 1000n * one],
  ["15e-1", (3n * one) / 2n],
] as const)("reads %s", (text, amount) => {
  expect(quantityOf(text)).toBe(amount);
});

it.each(["", ".", "m", "1K", "1mi", "1MB", "1 Gi", "1Gi ", "-1", "010", "0.5n", "1e", "1e99", "1e-20", "1_000", "٣"])(
  "tells nothing of %j",
  (text) => {
    expect(quantityOf(text)).toBeUndefined();
  },
);

it("knows the units", () => {
  expect(["", "n", "Mi", "k", "e3", "E-12"].every(isQuantitySuffix)).toBe(true);
  expect(["K", "mi", "MB", "B", "ee3", "e"].some(isQuantitySuffix)).toBe(false);
});
