import { expect, it } from "vitest";
import { clip } from "../../src/text/clip.ts";

it.each([
  ["abc", "abc"],
  ["abcd", "abc…"],
  ["ab😀", "ab…"],
  ["a😀", "a😀"],
])("clips %s", (text, clipped) => {
  expect(clip(text, 3)).toBe(clipped);
});
