import { expect, it } from "vitest";
import { compiles } from "../../../scripts/mutate/compiler.ts";
import type { Mutant } from "../../../scripts/mutate/mutant.ts";

// Loading the types of all sources takes seconds.
const patience = 60_000;
const target = "src/mutated.ts";

it(
  "lets a mutant through that the compiler has nothing against",
  () => {
    const text = "export const level: number = 1;\n";
    expect(compiles(target, text, replacing(text, "1", "2"))).toBe(true);
    expect(compiles(target, text, replacing(text, "1", '""'))).toBe(false);
  },
  patience,
);

it(
  "refuses a file that does not compile as it is, whose mutants would all seem to be none",
  () => {
    const text = 'export const level: number = "one";\n';
    expect(() => compiles(target, text, replacing(text, '"one"', '""'))).toThrow(
      "does not compile without a mutant: Type 'string' is not assignable to type 'number'.",
    );
  },
  patience,
);

function replacing(text: string, part: string, other: string): Mutant {
  const start = text.indexOf(part);
  const end = start + part.length;
  return { operator: "literal", start, end, text: other, host: { start, end, as: "expression" } };
}
