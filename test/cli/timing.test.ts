import { expect, test } from "vitest";
import { RuleTimes } from "../../src/cli/timing.ts";
import type { Rule } from "../../src/rule.ts";

function times(entries: readonly (readonly [string, number])[]): readonly string[] {
  const sum = new RuleTimes();
  for (const [id, time] of entries) sum.onTime({ id } as Rule, time);
  return sum.lines();
}

test("the slowest rules come first, each with all its time and its share", () => {
  expect(
    times([
      ["fast", 1],
      ["slow-rule", 2.5],
      ["fast", 0.5],
      ["slow-rule", 6],
    ]),
  ).toEqual(["Rule              ms   share", "slow-rule        8.5  85.0 %", "fast             1.5  15.0 %"]);
});

test("of many rules the rest is added up", () => {
  const lines = times(Array.from({ length: 12 }, (_, i) => [`r${i}`, 12 - i] as const));
  expect(lines).toHaveLength(12);
  expect(lines.at(-1)).toMatch(/^2 other rules +3\.0 +3\.8 %$/);
});

test("nothing took no time", () => {
  expect(times([])).toEqual(["Rule         ms   share"]);
});
