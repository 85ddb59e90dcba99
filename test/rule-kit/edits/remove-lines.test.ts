import { expect, it } from "vitest";
import { removeLines } from "../../../src/rule-kit/edits/remove-lines.ts";
import { applyEdits } from "../../../src/text/edit.ts";

it.each([
  ["a\n«b»\nc", "a\nc"],
  ["a\nx «b» y\nc", "a\nc"],
  ["a\n«b\nc»\nd", "a\nd"],
  ["«a»\nb", "b"],
  ["a\n«b»", "a"],
  ["a\r\n«b»", "a"],
  ["a\r\n«b»\r\nc", "a\r\nc"],
  ["«a»", ""],
])("removes whole lines: %j", (marked, expected) => {
  const source = marked.replace(/[«»]/g, "");
  const start = marked.indexOf("«");
  const edit = removeLines(source, { start, end: marked.indexOf("»") - 1 });
  expect(applyEdits(source, [edit])).toBe(expected);
});
