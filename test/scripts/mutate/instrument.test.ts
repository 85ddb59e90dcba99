import ts from "typescript";
import { expect, it } from "vitest";
import { withMutants, withSteps } from "../../../scripts/mutate/instrument.ts";
import { mutantsOf } from "../../../scripts/mutate/mutators.ts";

/** Holds of everything that can be switched something whose value tells. */
const code = `
const list = [3, 1, 2, ...(flag ? [9] : []), Math.max(1, 2)];
const word = name?.at?.(0)?.trim().toLowerCase().padEnd(3) ?? "none";
const safe = list.length > 2;
const found = { safe, severity: "info", related: [word], data: { word, size: list.length - 1 }, ...more };
let total = 0;
for (let i = 0; i < list.length && total < 50; i++) total += list[i]!;
for (const one of list.filter((n) => n > 1 || !n)) total += one * 2;
const text = /^(a|b+)[x-z]?$/.test(word.trim()) ? \`\${word}!\` : word;
switch (text) { case "a": total = -total; break; }
result({ list, word, found, total, text });
`;

type Program = (mutant: number, step?: () => void) => unknown;

function compiled(text: string): Program {
  const script = ts.transpile(text, { target: ts.ScriptTarget.ES2023 });
  const program = new Function("$mutant", "$step", "flag", "name", "more", "result", script);
  return (mutant, step = () => {}) => {
    let seen: unknown;
    const result = (value: unknown) => {
      seen = value;
    };
    try {
      program((number: number) => number === mutant, step, true, ["A "], { extra: 1 }, result);
    } catch (error) {
      return `${error}`;
    }
    return seen;
  };
}

const mutants = mutantsOf("code.ts", code);
const switched = compiled(withMutants(code, mutants));

it("is the original when no mutant is in force", () => {
  expect(switched(-1)).toEqual(compiled(code)(-1));
});

it("does what each mutant says, alone or among all", () => {
  expect(mutants.length).toBeGreaterThan(50);
  for (const [number, mutant] of mutants.entries()) {
    expect(switched(number), mutant.text).toEqual(compiled(withMutants(code, [mutant]))(0));
  }
});

it("counts turns of loops and calls of functions", () => {
  const steps = (body: string) => {
    let taken = 0;
    compiled(withSteps("/code.ts", body))(-1, () => taken++);
    return taken;
  };
  expect(steps("for (let i = 0; i < 3; i++) i;")).toBe(3);
  expect(steps("for (const a of [1, 2]) for (const b of [1, 2]) a + b;")).toBe(6);
  expect(steps("function f(n: number) { if (n > 0) f(n - 1); } f(4);")).toBe(5);
  expect(steps("let i = 0; do { i++; } while (i < 4);")).toBe(4);
});

it("tells a file where it is, whatever it is bundled into", () => {
  expect(withSteps("/a/b.ts", "const here = import.meta.url;")).toBe('const here = "file:///a/b.ts";');
});
