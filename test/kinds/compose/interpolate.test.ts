import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interpolate, interpolatedFact } from "../../../src/kinds/compose/interpolate.ts";
import { type Fact, known, unknownFact } from "../../../src/syntax/fact.ts";
import { asTemplate, hole } from "../../../src/syntax/template.ts";
import { originOf } from "../../../src/text/offset-map.ts";

describe("interpolate", () => {
  it.each([
    ["plain", "plain", []],
    ["$$HOME", "$HOME", []],
    ["a$${B}c", "a${B}c", []],
    ["${A:-b}", "b", []],
    ["${A-b}c", "bc", []],
    ["${A:-}", "", []],
    ["${A:-${B:-c}}d", "cd", []],
    ["${A:-x${B}y}", "x${B}y", ["B"]],
    ["${A:-a:b-c}", "a:b-c", []],
    ["$A-$B", "$A-$B", ["A", "B"]],
    ["$A1_b.${_Cd}", "$A1_b.${_Cd}", ["A1_b", "_Cd"]],
    [`${"${A:-".repeat(50)}x${"}".repeat(50)}`, "x", []],
    ["${A}", "${A}", ["A"]],
    ["${A:?${B:-c} missing}", "${A:?${B:-c} missing}", ["A"]],
    ["${A+b}", "${A+b}", ["A"]],
    ["$(pwd) $1 $", "$(pwd) $1 $", []],
  ])("%s", (text, expected, unresolved) => {
    const result = interpolate(text);
    expect(result.mapped.text).toBe(expected);
    expect(result.unresolved).toEqual(unresolved);
    expect(result.invalid).toBeUndefined();
  });

  it.each([
    ["$A/${A}", "a/a", []],
    ["${A:-b}${E:-b}${E-b}${U:-b}", "ab${U:-b}", ["U"]],
    ["${B:-${A}}", "a", []],
    ["${A:?missing}", "a", []],
    ["${A:+b}${A+c}", "bc", []],
    ["${E:+b}|${E+c}", "|c", []],
    ["${A:+${U}-${N:-n}}${E:+$U}", "${U}-n", ["U"]],
    ["${U:+b}${N:+c}", "${U:+b}${N:+c}", ["U", "N"]],
    ["$U", "$U", ["U"]],
    ["$$A", "$A", []],
  ])("takes from what it looks up: %s", (text, expected, unresolved) => {
    const variables = new Map<string, Fact<string>>([
      ["A", known("a")],
      ["E", known("")],
      ["U", unknownFact("U")],
    ]);
    const result = interpolate(text, (name) => variables.get(name));
    expect(result.mapped.text).toBe(expected);
    expect(result.unresolved).toEqual(unresolved);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ["a${B:-c}d$E", ["$E"], ["c"]],
    ["$A${B}", ["$A", "${B}"], []],
    ["$$${A-b}${C:?d}", ["${C:?d}"], ["b"]],
    ["${A:-b${C}}", ["${C}"], ["b${C}"]],
    [`${"${A:?".repeat(50)}x${"}".repeat(50)}.`, [`${"${A:?".repeat(50)}x${"}".repeat(50)}`], []],
  ])("tells variables and defaults apart: %s", (text, variables, defaults) => {
    const result = interpolate(text);
    const written = (spans: typeof result.holes) => spans.map(({ start, end }) => result.mapped.text.slice(start, end));
    expect([written(result.holes), written(result.defaults)]).toEqual([variables, defaults]);
  });

  it.each([
    ["x${A", { start: 1, end: 4 }],
    ["${}", { start: 0, end: 3 }],
    ["${A!}", { start: 0, end: 4 }],
    ["${A!-b}", { start: 0, end: 4 }],
    ["${1A}", { start: 0, end: 3 }],
    [`${"${A:-".repeat(51)}x${"}".repeat(51)}`, { start: 250, end: 252 }],
  ])("refuses %s", (text, place) => {
    expect(interpolate(text).invalid).toEqual(place);
  });

  it("leaves variables as written once they have made a value very long", () => {
    const { mapped, unresolved } = interpolate("${A}".repeat(1_000), () => known("a".repeat(256)));
    expect(unresolved).toHaveLength(728);
    expect(mapped.text === "a".repeat(272 * 256) + "${A}".repeat(728)).toBe(true);
  });

  it("never throws, is linear in nesting, and places characters in order", () => {
    expect(interpolate("${A:-".repeat(20_000)).invalid).toBeDefined();
    const piece = fc.constantFrom("$", "{", "}", "A", ":-", "-", ":?", "+", "x", "$$", "${A:-");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const { mapped } = interpolate(text);
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
});

describe("a value", () => {
  it.each([
    ["plain", known("plain")],
    ["a${B:-c}", known("ac")],
    ["${A", unknownFact("Compose cannot read the variable")],
    ["$A", unknownFact("A comes from the environment in which Compose runs", [], asTemplate(hole))],
    [
      "x${A}y$B.z",
      unknownFact("A comes from the environment in which Compose runs", [], asTemplate(`x${hole}y${hole}.z`)),
    ],
  ])("is known where all its variables are: %s", (text, expected) => {
    expect(interpolatedFact(interpolate(text))).toEqual(expected);
  });
});
