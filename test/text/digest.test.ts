import { expect, test } from "vitest";
import { digest } from "../../src/text/digest.ts";

// Baselines and caches of other releases hold them, so a digest never changes.
test.each([
  ["", "74141c2035fe8519"],
  ["a", "6c4e37ebe8c7317a"],
  ["ab", "9716a0bf2eb6c2e0"],
  ["ba", "4ac41627ce6cce1c"],
  ["FROM alpine:3.20\n", "3bdab44f390dbe3b"],
  ["ü😀", "71abd81295192f9b"],
  // With a 0 in front of either half.
  ["x16", "04c3c80682244119"],
  ["x3", "acedf13f86083098"],
])("%j", (text, expected) => {
  expect(digest(text)).toBe(expected);
});
