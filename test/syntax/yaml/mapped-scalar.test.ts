import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Document, Scalar } from "yaml";
import { editInScalar } from "../../../src/syntax/yaml/edit-scalar.ts";
import { escapeInScalar } from "../../../src/syntax/yaml/escape.ts";
import { loadYaml } from "../../../src/syntax/yaml/library.ts";
import { mappedScalar } from "../../../src/syntax/yaml/mapped-scalar.ts";
import { scalarAt, type YamlScalar } from "../../../src/syntax/yaml/nodes.ts";
import { parseYaml } from "../../../src/syntax/yaml/parse.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { originOf } from "../../../src/text/offset-map.ts";

beforeAll(loadYaml);

function read(text: string): YamlScalar {
  const scalar = scalarAt(parseYaml({ path: "x.yaml", text }).roots[0], "a");
  if (!scalar) throw new Error(`no scalar in ${text}`);
  return scalar;
}

/** The value with every character that is written as itself; others (folds, escapes) are given as "·". */
function written(text: string): string {
  const mapped = mappedScalar(text, read(text));
  if (!mapped) throw new Error("not mapped");
  return [...mapped.text.split("")].map((char, i) => (text[originOf(mapped, i)] === char ? char : "·")).join("");
}

describe("mappedScalar", () => {
  it.each([
    ["plain", "a: b c # d\n", "b c"],
    ["plain over lines", "a: b  \n  c\n\n  d\n", "b c\nd"],
    ["single", "a: 'it''s # b'\n", "it's # b"],
    ["single over lines", "a: ' b\n\n\n  c '\n", " b\n\nc "],
    ["double", 'a: "b\\n\\x41\\u0042\\"c"\n', 'b···"c'.replace('"', "·")],
    ["double over lines", 'a: "b \\\n   c\n  d"\n', "b c·d"],
    ["literal", "a: |\n  b\n   c\n\n  d\n", "b\n c\n\nd\n"],
    ["literal stripped", "a: |-\n  b\n  c\n\n\n", "b\nc"],
    ["literal kept", "a: |+\n  b\n\n\nz: 1\n", "b\n\n\n"],
    ["literal with an indicator", "a: |2-\n    b\n  c\n", "  b\nc"],
    ["literal with indicators swapped", "a: |-1\n  b\n c\n", " b\nc"],
    ["literal with a comment", "a: |  # why\n  b\n", "b\n"],
    ["literal with leading breaks", "a: |\n\n\n  b\n", "\n\nb\n"],
    ["literal with tabs", "a: |\n  \tb\n  c\td\n", "\tb\nc\td\n"],
    ["literal with CRLF", "a: |\r\n  b\r\n  c\r\n", "b·c·"],
    ["literal at the end of the file", "a: |\n  b", "b·"],
    ["literal with an emoji", "a: |\n  😀b\n  c\n", "😀b\nc\n"],
    ["folded", "a: >\n  b\n  c\n\n  d\n   e\n  f\n", "b·c\nd\n e\nf\n"],
    ["folded stripped", "a: >-\n  b\n  c\n", "b·c"],
    ["anchored", "a: &x |\n  b\n", "b\n"],
  ])("%s", (_, text, expected) => {
    expect(written(text)).toBe(expected);
  });

  it.each<[string, string, readonly number[]]>([
    ["a: b c # d\n", "b c", [3, 4, 5, 6]],
    ["a: b  \n  c\n\n\n  d\n", "b c\n\nd", [3, 4, 9, 11, 12, 15, 16]],
    ["a: it''s\n", "it''s", [3, 4, 5, 6, 7, 8]],
    ["a: b\t\n\tc\n", "b", [3, 4]],
    ["a: b\r\n  c\r\n\r\n  d\r\n", "b c\nd", [3, 4, 8, 12, 15, 16]],
    ["a: b\rc\n", "b\rc", [3, 4, 5, 6]],
    ["a: 'it''s'\n", "it's", [4, 5, 6, 8, 9]],
    ["a: it''s\n  b\n", "it''s b", [3, 4, 5, 6, 7, 8, 11, 12]],
    ["a: 'b\t\n \tc'\n", "b c", [4, 5, 9, 10]],
    ["a: b\r\r\n  c\n", "b\r c", [3, 4, 5, 9, 10]],
    ["a: ' b\n\n  c '\n", " b\nc ", [4, 5, 7, 10, 11, 12]],
    ["a: ''\n", "", [4]],
    ['a: "b \\\n  \tc\n  d"\n', "b c d", [4, 5, 11, 12, 15, 16]],
    ['a: "b\\\r\n  c"\n', "bc", [4, 10, 11]],
    ['a: "b  \n\n  c"\n', "b\nc", [4, 8, 11, 12]],
    [
      'a: "\\0\\a\\b\\e\\f\\n\\r\\t\\\t\\v\\ \\"\\/\\\\\\N\\_\\L\\P"\n',
      '\u0000\u0007\b\u001b\f\n\r\t\t\u000b "/\\   ',
      [4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40],
    ],
    ['a: "\\x41\\u00e9\\U0001F600z"\n', "Aé😀z", [4, 8, 14, 15, 24, 25]],
    ['a: "\\x41B"\n', "AB", [4, 8, 9]],
    ['a: "\\qa\\n"\n', "\\qa\n", [4, 5, 6, 7, 9]],
    ['a: "\\q\n  b"\n', "\\q b", [4, 5, 6, 9, 10]],
    ['a: "\\\rb\\n"\n', "\\\rb\n", [4, 5, 6, 7, 9]],
    ['a: "\\xZZ\\n"\n', "\\xZZ\n", [4, 5, 6, 7, 8, 10]],
    ['a: "\\U00110000\\n"\n', "\\U00110000\n", [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16]],
    ['a: "\\U0010FFFFz"\n', "􏿿z", [4, 5, 14, 15]],
    ['a: "\\xZZb\\U00110000c"\n', "\\xZZb\\U00110000c", [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]],
    ["a: |\n  b\n   c\n\n  d\n", "b\n c\n\nd\n", [7, 8, 11, 12, 13, 14, 17, 18, 19]],
    ["a: |\n \n   b\n  \n   c", "\nb\n\nc\n", [6, 10, 11, 14, 18, 19, 19]],
    ["a: |\r\n  b\r\n\r\n  c\r\n", "b\n\nc\n", [8, 9, 11, 15, 16, 18]],
    ["a: |2\n    b\n  c\n", "  b\nc\n", [8, 9, 10, 11, 14, 15, 16]],
    ["a: |-1\n   b\n", "  b", [8, 9, 10, 11]],
    ["a: |-\n  b\n\n   \n\n", "b\n\n ", [8, 9, 10, 13, 14]],
    ["a: |+\n  b\n\n    \n \nc: 1\n", "b\n\n  \n\n", [8, 9, 10, 13, 14, 15, 17, 18]],
    ["a: |+\n  b\n    ", "b\n  \n", [8, 9, 12, 13, 14, 14]],
    ["a: |+\n\n\n", "\n\n", [6, 7, 8]],
    ["a: |+\n    \n  \nb: 1\n", "\n\n", [6, 13, 14]],
    ["a: >2+\n\n    \n", "\n\n", [7, 12, 13]],
    ["a: |\n  b", "b\n", [7, 8, 8]],
    ["a: |\n  b\n # c\n", "b\n", [7, 8, 9]],
    ["a: |\r\n\r\n  b\r\n", "\nb\n", [6, 10, 11, 13]],
    [
      "a: >\n\n  b\n  c\n\n\n  d\n   e\n\n  f\n  \tg\n  h\n\n",
      "\nb c\n\nd\n e\n\nf\n\tg\nh\n",
      [5, 8, 9, 12, 14, 15, 18, 19, 22, 23, 24, 25, 28, 29, 32, 33, 34, 37, 38, 39],
    ],
    ["a: >-\n  b\n  c\n\n", "b c", [8, 9, 12, 13]],
    ["a: >+\r\n  b\r\n  c\r\n\r\n", "b c\n\n", [9, 10, 14, 15, 17, 19]],
  ])("in %j, %j comes from %j", (text, value, origins) => {
    const mapped = mappedScalar(text, read(text));
    expect(mapped?.text).toBe(value);
    expect(mapped && Array.from({ length: value.length + 1 }, (_, i) => originOf(mapped, i))).toEqual(origins);
  });

  it.each([
    ["escapes that YAML does not know", 'a: "\\q\\x4"\n'],
    ["an escape that the file ends in", 'a: "b\\'],
  ])("gives no places to %s", (_, text) => {
    expect(mappedScalar(text, read(text))).toBeUndefined();
  });

  it("ends where the content ends", () => {
    for (const text of ['a: "b\\n" # c', "a: 'b'''", "a: |-\n  b\n  c\n"]) {
      const scalar = read(text);
      const mapped = mappedScalar(text, scalar);
      expect(mapped && originOf(mapped, mapped.text.length)).toBe(scalar.contentSpan.end);
    }
  });

  const styles = ["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_LITERAL", "BLOCK_FOLDED"] as const;
  const piece = fc.constantFrom("a", "b c", "\n", "\n\n", " ", "'", '"', "\\", "#", ": ", "\t", "ü", "😀", "$", "- ");
  const value = fc.array(piece, { minLength: 1, maxLength: 20 }).map((pieces) => pieces.join(""));

  it("maps whatever the library writes, in every style", () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...styles), fc.constantFrom("\n", "\r\n"), (wanted, style, newline) => {
        const scalar = new Scalar(wanted);
        scalar.type = style;
        const text = new Document({ a: { b: scalar } }).toString().replaceAll("\n", newline);
        const file = parseYaml({ path: "x.yaml", text });
        const root = file.roots[0];
        const outer = root?.type === "map" ? root.entries[0]?.value : undefined;
        const parsed = scalarAt(outer, "b");
        if (!parsed) return;
        const mapped = mappedScalar(text, parsed);
        expect(mapped?.text).toBe(parsed.value);
        if (!mapped) return;
        let last = -1;
        for (let i = 0; i <= mapped.text.length; i++) {
          const origin = originOf(mapped, i);
          expect(origin).toBeGreaterThan(last);
          expect(origin).toBeLessThanOrEqual(text.length);
          last = origin;
        }
      }),
    );
  });

  it("edits so that the value is as wanted", () => {
    fc.assert(
      fc.property(
        value,
        value,
        fc.constantFrom(...styles),
        fc.nat(),
        fc.nat(),
        (before, inserted, style, from, count) => {
          const scalar = new Scalar(`x${before}y\n`);
          scalar.type = style;
          const text = new Document({ a: scalar, z: 1 }).toString();
          const parsed = read(text);
          const mapped = mappedScalar(text, parsed);
          if (!mapped) return;
          const start = 1 + (from % parsed.value.length);
          const end = Math.min(parsed.value.length, start + (count % 4));
          const edge = (at: number) => /\s/.test(parsed.value.slice(at - 1, at + 1));
          if (parsed.style !== "literal" && (edge(start) || edge(end))) return;
          const edit = editInScalar(text, parsed, mapped, { span: { start, end }, text: `i${inserted}j` });
          if (!edit) return;
          const wanted = `${parsed.value.slice(0, start)}i${inserted}j${parsed.value.slice(end)}`;
          const changed = applyEdits(text, [edit]);
          expect(read(changed).value.trimEnd()).toBe(wanted.trimEnd());
        },
      ),
    );
  });
});

describe("editInScalar", () => {
  it.each([
    ["at the end, after the last break", "a: |\n  b\nz: 1\n", 2, 2, "c\n", "a: |\n  b\n  c\nz: 1\n"],
    ["of the last line", "a: |\n  b\n  c\nz: 1\n", 2, 4, "", "a: |\n  b\nz: 1\n"],
    ["of a middle line", "a: |\n  b\n  c\n  d\n", 2, 4, "", "a: |\n  b\n  d\n"],
    ["on an empty line", "a: |\n  b\n\n  d\n", 2, 2, "c", "a: |\n  b\n  c\n  d\n"],
    ["at the first line", "a: |\n  b\n", 0, 0, "x\n", "a: |\n  x\n  b\n"],
    ["in a stripped scalar", "a: |-\n  b\n", 1, 1, "\nc", "a: |-\n  b\n  c\n"],
    ["with CRLF", "a: |\r\n  b\r\n", 0, 0, "x\n", "a: |\r\n  x\r\n  b\r\n"],
    ["of an empty line", "a: |\n  b\n\n  d\n", 2, 3, "", "a: |\n  b\n  d\n"],
    ["a break on an empty line", "a: |\n  b\n\n  d\n", 2, 2, "\nc", "a: |\n  b\n\n  c\n  d\n"],
    ["on a line of blanks", "a: |\n  b\n \n  d\n", 2, 2, "c", "a: |\n  b\n  c\n  d\n"],
    ["of the end of the last line", "a: |\n  bc\nz: 1\n", 1, 3, "", "a: |\n  b\nz: 1\n"],
    ["another last line", "a: |\n  b\n  c\nz: 1\n", 2, 4, "d\n", "a: |\n  b\n  d\nz: 1\n"],
    ["blanks behind text", "a: |\n  b\n", 1, 1, " x", "a: |\n  b x\n"],
    ["words at the first line", "a: |\n  b\n", 0, 0, "x y\n", "a: |\n  x y\n  b\n"],
    ["in single quotes", "a: 'b'\n", 1, 1, "'s", "a: 'b''s'\n"],
    ["in double quotes, after a break", 'a: "b\\n"\n', 2, 2, "c", 'a: "b\\nc"\n'],
    ["in double quotes", 'a: "b\\nc"\n', 1, 2, "\n\n", 'a: "b\\n\\nc"\n'],
  ])("writes %s", (_, text, start, end, wanted, expected) => {
    const scalar = read(text);
    const mapped = mappedScalar(text, scalar);
    const edit = mapped && editInScalar(text, scalar, mapped, { span: { start, end }, text: wanted });
    expect(edit && applyEdits(text, [edit])).toBe(expected);
  });

  it.each([
    ["shift the indentation", "a: |\n  b\n", " x\n"],
    ["shift it behind a break", "a: |\n\n  b\n", "\n\n x\n"],
    ["need another style", "a: b\n", "x: "],
  ])("refuses what would %s", (_, text, wanted) => {
    const scalar = read(text);
    const mapped = mappedScalar(text, scalar);
    expect(mapped && editInScalar(text, scalar, mapped, { span: { start: 0, end: 0 }, text: wanted })).toBeUndefined();
  });
});

describe("escapeInScalar", () => {
  it.each([
    ["a: |\n    b\n", "x\n\n y\n", "x\n\n     y\n    "],
    ["a: |2\n    b\n  c\n", "x\ny", "x\n  y"],
    ["a: |\r\n  b\r\n", "x\ny", "x\r\n  y"],
    ["a: |\n  b\n", "\x01", undefined],
    ['a: "b"\n', 'x\n"\\\t\x01', 'x\\n\\"\\\\\\t\\u0001'],
    ["a: |\n  b\nz: 1\r\n", "x\ny", "x\n  y"],
    ['a: "b"\n', "\r\x1b", "\\r\\u001b"],
    ["a: b\n", "x:", undefined],
    ["a: b\n", "x ", undefined],
    ["a: 'b'\n", "it's", "it''s"],
    ["a: 'b'\n", "x\ny", undefined],
    ["a: >\n  b\n", "x y", "x y"],
    ["a: >\n  b\n", "x\ny", undefined],
    ["a: b\n", "x:y", "x:y"],
    ["a: b\n", "x: y", undefined],
    ["a: b\n", "x #y", undefined],
    ["a: b\n", "*x", undefined],
    ["a: b\n", "x,y", undefined],
  ])("in %j, %j is written %j", (text, value, expected) => {
    expect(escapeInScalar(text, read(text), value)).toBe(expected);
  });
});
