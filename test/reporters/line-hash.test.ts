import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineHashes } from "../../src/reporters/line-hash.ts";
import { lineStarts } from "../../src/text/source.ts";

/** The definition, told plainly: a line's hash covers the hundred units from its first one on, padded with zeros. */
function byDefinition(text: string): readonly string[] {
  const units: number[] = [];
  const starts: number[] = [];
  let atStart = true;
  for (const c of `${text.replace(/\r\n?/g, "\n").replace(/[ \t]/g, "")}\uffff`.split("")) {
    if (atStart) starts.push(units.length);
    atStart = c === "\n";
    units.push(c.charCodeAt(0));
  }
  const seen = new Map<string, number>();
  return starts.map((start) => {
    let hash = 0n;
    for (let i = start; i < start + 100; i++) hash = BigInt.asUintN(64, hash * 37n + BigInt(units[i] ?? 0));
    const name = hash.toString(16);
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return `${name}:${seen.get(name)}`;
  });
}

describe("the fingerprint of lines", () => {
  it.each([
    ["", ["c129715d7a2bc9a3:1"]],
    [" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]],
  ])("of %j", (text, expected) => {
    expect(lineHashes(text)).toEqual(expected);
  });

  it("is the same for every kind of line break", () => {
    const expected = lineHashes("a\nb\nc");
    expect(lineHashes("a\r\nb\r\nc")).toEqual(expected);
    expect(lineHashes("a\rb\rc")).toEqual(expected);
  });

  it("counts equal lines", () => {
    const block = `${"x".repeat(99)}\n`;
    expect(lineHashes(block.repeat(3)).map((hash) => hash.split(":")[1])).toEqual(["1", "2", "3", "1"]);
  });

  it("agrees with the definition, a hash a line", () => {
    const letters = fc.constantFrom("a", "b", " ", "\t", "\n", "\r", "\r\n", "\uffff", "🐳", "é", "x".repeat(60));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const hashes = lineHashes(text);
        expect(hashes).toEqual(byDefinition(text));
        expect(hashes).toHaveLength(lineStarts({ path: "", text }).length);
      }),
      { numRuns: 300 },
    );
  });
});
