import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges, type Encoding, positionsIn } from "../../src/lsp/positions.ts";

const source = (text: string) => ({ path: "Dockerfile", text });

describe("positions", () => {
  it.each<[Encoding, string, number, number, number]>([
    ["utf-16", "FROM a\nRUN b", 7, 1, 0],
    ["utf-16", "a\r\nb\rc\nd", 3, 1, 0],
    ["utf-16", "a\r\nb\rc\nd", 5, 2, 0],
    ["utf-16", "é😀x", 3, 0, 3],
    ["utf-8", "é😀x", 3, 0, 6],
    ["utf-8", "ab\né€x", 5, 1, 5],
    ["utf-16", "", 0, 0, 0],
  ])("in %s of %j at %d", (encoding, text, offset, line, character) => {
    const positions = positionsIn(encoding);
    expect(positions.position(source(text), offset)).toEqual({ line, character });
    expect(positions.offset(source(text), { line, character })).toBe(offset);
  });

  it.each<[Encoding, number, number, number]>([
    ["utf-16", 0, 99, 2],
    ["utf-16", 7, 0, 9],
    ["utf-16", -1, 3, 0],
    ["utf-8", 1, 99, 9],
    // Inside the emoji: before it.
    ["utf-8", 1, 3, 4],
    ["utf-8", 1, 5, 7],
  ])("stay in the text: %s %d:%d", (encoding, line, character, offset) => {
    expect(positionsIn(encoding).offset(source("ab\r\n😀 xy"), { line, character })).toBe(Math.min(offset, 9));
  });

  it("go there and back", () => {
    fc.assert(
      fc.property(text(), fc.nat(), fc.constantFrom<Encoding>("utf-8", "utf-16"), (string, at, encoding) => {
        const positions = positionsIn(encoding);
        const offset = boundary(string, at);
        expect(positions.offset(source(string), positions.position(source(string), offset))).toBe(offset);
      }),
    );
  });
});

describe("changes", () => {
  it("give the text that the editor has", () => {
    const script = fc.array(
      fc.record({ from: fc.nat(), length: fc.nat({ max: 12 }), text: text(), whole: fc.boolean() }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(text(), script, fc.constantFrom<Encoding>("utf-8", "utf-16"), (first, changes, encoding) => {
        const positions = positionsIn(encoding);
        let expected = first;
        const sent = changes.map(({ from, length, text: inserted, whole }) => {
          if (whole && from % 7 === 0) {
            expected = inserted;
            return { text: inserted };
          }
          const start = boundary(expected, from);
          const end = boundary(expected, Math.min(start + length, expected.length));
          const range = positions.range(source(expected), { start, end: Math.max(start, end) });
          expected = expected.slice(0, start) + inserted + expected.slice(Math.max(start, end));
          return { range, text: inserted };
        });
        expect(applyChanges(source(first), sent, positions).text).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("survive ranges that make no sense", () => {
    const positions = positionsIn("utf-16");
    const range = { start: { line: 5, character: 9 }, end: { line: 0, character: 0 } };
    expect(applyChanges(source("ab"), [{ range, text: "c" }], positions).text).toBe("abc");
  });
});

function text() {
  const units = ["a", "b", " ", "\n", "\r\n", "\r", "é", "€", "😀", "\\", "#", "FROM x"];
  return fc.array(fc.constantFrom(...units), { maxLength: 30 }).map((parts) => parts.join(""));
}

/** A place between characters: no editor puts a cursor inside of one, or inside of a line break. */
function boundary(string: string, at: number): number {
  let offset = string.length === 0 ? 0 : at % (string.length + 1);
  while (
    offset > 0 &&
    (/[\uDC00-\uDFFF]/.test(string[offset] ?? "") || string.slice(offset - 1, offset + 1) === "\r\n")
  )
    offset--;
  return offset;
}
