import { describe, expect, it } from "vitest";
import { growthOf, linear, stepsOf } from "./steps.ts";

/** Ways to look at each number below a bound for each of them, or once. */
const quadratic: Readonly<Record<string, (size: number) => unknown>> = {
  loops(size) {
    let sum = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sum += j;
    return sum;
  },
  "a callback in a loop": (size) => numbers(size).filter((n, _, all) => all.some((m) => m === n + size)),
  "calls of a short function": (size) => {
    let sum = 0;
    const add = (n: number) => n + 1;
    for (const n of numbers(size)) sum = numbers(n).reduce((total) => add(total), sum);
    return sum;
  },
  recursion: (size) => numbers(size).map((n) => depth(n)),
  "a generator": (size) => numbers(size).map((n) => [...upTo(n)].length),
};

function numbers(size: number): readonly number[] {
  return Array.from({ length: size }, (_, i) => i);
}

function depth(n: number): number {
  return n === 0 ? 0 : 1 + depth(n - 1);
}

function* upTo(n: number): Generator<number> {
  for (let i = 0; i < n; i++) yield i;
}

describe("steps", () => {
  it("are the same each time", async () => {
    const run = () => quadratic["a callback in a loop"]?.(300);
    const first = await stepsOf(run);
    expect(first).toBeGreaterThan(300 * 300);
    expect([await stepsOf(run), await stepsOf(run)]).toEqual([first, first]);
  });

  it("are those of what is waited for, too", async () => {
    const later = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return quadratic.loops?.(100);
    };
    expect(await stepsOf(later)).toBeGreaterThan(100 * 100);
  });

  it("are none of natives", async () => {
    const text = "a".repeat(10_000);
    expect(await stepsOf(() => /^(?:a*)*b/.test(text.slice(0, 20)) || text.includes("b"))).toBeLessThan(5);
  });
});

describe("growth", () => {
  it.each(Object.keys(quadratic))("with the square is seen in %s", async (name) => {
    expect(await growthOf((size) => quadratic[name]?.(size), 60)).toBeGreaterThan(40);
  });

  it.each([
    ["a loop", (size: number) => numbers(size).map((n) => n * 2)],
    ["a sort", (size: number) => numbers(size).toSorted((a, b) => (a % 7) - (b % 7))],
    ["a search that stops", (size: number) => numbers(size).map((n) => [...upTo(9)].some((m) => m === n))],
  ])("in proportion is %s", async (_, run) => {
    const growth = await growthOf(run, 200);
    expect(growth).toBeGreaterThan(7);
    expect(growth).toBeLessThan(linear);
  });
});
