import { describe, expect, test } from "vitest";
import { applyEdits, conflict, type Edit, insert, remove, replace, touch } from "../../src/text/edit.ts";
import { span } from "../../src/text/span.ts";

describe("edits of one text", () => {
  test.each<[string, readonly Edit[], string]>([
    ["none", [], "0123456789"],
    ["in any order", [remove(span(8, 10)), replace(span(1, 3), "ab"), insert(5, "-")], "0ab34-567"],
    ["side by side", [replace(span(2, 4), "a"), replace(span(4, 6), "b")], "01ab6789"],
    ["an insertion where another begins", [replace(span(2, 4), "a"), insert(2, "-")], "01-a456789"],
    ["an insertion where another ends", [insert(4, "-"), remove(span(2, 4))], "01-456789"],
    ["at both ends", [insert(10, "]"), insert(0, "[")], "[0123456789]"],
    ["of everything", [replace(span(0, 10), "")], ""],
  ])("%s", (_, edits, expected) => {
    expect(applyEdits("0123456789", edits)).toBe(expected);
  });

  test.each<[string, readonly Edit[]]>([
    ["that overlap", [remove(span(2, 5)), remove(span(4, 6))]],
    ["that go backwards", [remove(span(5, 2))]],
    ["behind the end", [remove(span(5, 11))]],
    ["before the start", [remove(span(-1, 2))]],
  ])("throws for edits %s", (_, edits) => {
    expect(() => applyEdits("0123456789", edits)).toThrow(RangeError);
  });
});

test.each([
  ["insertions at one place", insert(3, "a"), insert(3, "b"), true, true],
  ["insertions at two places", insert(3, "a"), insert(4, "b"), false, false],
  ["spans that share a character", remove(span(1, 4)), remove(span(3, 6)), true, true],
  ["removals that share a border", remove(span(1, 3)), remove(span(3, 6)), false, false],
  ["a removal and a replacement that share a border", remove(span(1, 3)), replace(span(3, 6), "a"), false, true],
  ["a span within another", remove(span(1, 9)), remove(span(3, 6)), true, true],
  ["an insertion within a span", insert(2, "a"), remove(span(1, 3)), true, true],
  ["an insertion where a span begins", insert(1, "a"), remove(span(1, 3)), false, true],
  ["an insertion where a span ends", insert(3, "a"), remove(span(1, 3)), false, true],
  ["edits with a character between them", replace(span(1, 3), "a"), replace(span(4, 6), "b"), false, false],
])("%s", (_, a, b, inConflict, inTouch) => {
  expect([conflict(a, b), conflict(b, a)]).toEqual([inConflict, inConflict]);
  expect([touch(a, b), touch(b, a)]).toEqual([inTouch, inTouch]);
});
