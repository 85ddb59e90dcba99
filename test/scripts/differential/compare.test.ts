import { expect, it } from "vitest";
import { agreement, compare } from "../../../scripts/differential/compare.ts";
import { instructionsOf } from "../../../scripts/differential/instructions.ts";

const text = "FROM a\nRUN b && \\\n  c\n\n# d\nUSER e\n";
const at = (line: number, ...codes: readonly string[]) => ({ path: "f", line, rule: "r", codes });

it("an instruction begins where its keyword stands, and what is between instructions is its own line", () => {
  const of = instructionsOf("f", text);
  expect([1, 2, 3, 4, 5, 6].map(of)).toEqual([1, 2, 2, 4, 5, 6]);
});

it("a code at an instruction counts once, whatever line of it each marks", () => {
  const theirs = [
    { path: "f", line: 2, code: "X" },
    { path: "f", line: 6, code: "X" },
  ];
  const { both, ...rest } = compare(theirs, [at(3, "X"), at(2, "X"), at(1, "X")], () => instructionsOf("f", text)).get(
    "X",
  )!;
  expect(both).toEqual([{ path: "f", line: 2, code: "X" }]);
  expect(rest).toEqual({ theirs: [{ path: "f", line: 6, code: "X" }], ours: [{ path: "f", line: 1, code: "X" }] });
  expect(agreement([{ both, ...rest }])).toBeCloseTo(1 / 3);
});

it("a rule of several codes means those that the peer reports there, or else its first", () => {
  const result = compare([{ path: "f", line: 2, code: "Y" }], [at(2, "X", "Y"), at(6, "X", "Y")], () => (line) => line);
  expect([...result].map(([code, { both, ours }]) => [code, both.length, ours.length])).toEqual([
    ["X", 0, 1],
    ["Y", 1, 0],
  ]);
});

it("a code about a file is compared by file", () => {
  const result = compare(
    [{ path: "f", line: 1, code: "X" }],
    [at(6, "X")],
    () => (line) => line,
    (code) => code === "X",
  );
  expect(agreement(result.values())).toBe(1);
});

it("nothing to compare is agreement", () => {
  expect(agreement([])).toBe(1);
});
