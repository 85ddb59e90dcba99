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
    ["in double quotes", 'a: "b\\nc"\n', 1, 2, "\n\n", 'a: "b\\n\\nc"\n'],
  ])("writes %s", (_, text, start, end, wanted, expected) => {
    const scalar = read(text);
    const mapped = mappedScalar(text, scalar);
    const edit = mapped && editInScalar(text, scalar, mapped, { span: { start, end }, text: wanted });
    expect(edit && applyEdits(text, [edit])).toBe(expected);
  });

  it("refuses what would shift the indentation", () => {
    const text = "a: |\n  b\n";
    const scalar = read(text);
    const mapped = mappedScalar(text, scalar);
    expect(mapped && editInScalar(text, scalar, mapped, { span: { start: 0, end: 0 }, text: " x\n" })).toBeUndefined();
  });
});

describe("escapeInScalar", () => {
  it.each([
    ["a: |\n    b\n", "x\n\n y\n", "x\n\n     y\n    "],
    ["a: |2\n    b\n  c\n", "x\ny", "x\n  y"],
    ["a: |\r\n  b\r\n", "x\ny", "x\r\n  y"],
    ["a: |\n  b\n", "\x01", undefined],
    ['a: "b"\n', 'x\n"\\\t\x01', 'x\\n\\"\\\\\\t\\u0001'],
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
