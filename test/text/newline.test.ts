import { expect, it } from "vitest";
import { newlineOf } from "../../src/text/newline.ts";

it.each([
  ["", 0, "\n"],
  ["a", 0, "\n"],
  ["\na\r\n", 0, "\n"],
  ["a\r\nb\n", 0, "\r\n"],
  ["a\r\nb\n", 3, "\n"],
  ["a\nb\r\n", 2, "\r\n"],
  ["a\r\nb", 3, "\r\n"],
  ["a\r\nb", 4, "\r\n"],
])("in %j at %i lines end in %j", (text, offset, newline) => {
  expect(newlineOf(text, offset)).toBe(newline);
});
