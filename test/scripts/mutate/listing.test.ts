import { expect, it } from "vitest";
import { scoreLine, scoreOf, survivorLines } from "../../../scripts/mutate/listing.ts";
import { mutantsOf } from "../../../scripts/mutate/mutators.ts";
import type { Outcome } from "../../../scripts/mutate/trial.ts";

const text = 'const a = 1;\nconst found = {\n  safe: true, severity: "info",\n};\n';
const states: readonly Outcome[] = [
  { state: "killed", by: "a test" },
  { state: "survived" },
  { state: "uncovered" },
  { state: "rejected" },
];
const result = {
  target: "src/a.ts",
  text,
  tried: mutantsOf("src/a.ts", text).map((mutant, i) => ({ mutant, outcome: states[i] as Outcome })),
};

it("lists survivors with their place and both lines", () => {
  expect(survivorLines(result)).toEqual([
    "src/a.ts:3:9 safety",
    '  - safe: true, severity: "info",',
    '  + safe: false, severity: "info",',
    "src/a.ts:3:15 severity, reached by no test",
    '  - safe: true, severity: "info",',
    "  + safe: true,",
  ]);
});

it("counts what the compiler lets through", () => {
  expect(scoreLine("src/a.ts", scoreOf(result))).toBe("src/a.ts 33.3 % (1 of 3)");
});
