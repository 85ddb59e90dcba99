import { expect, it } from "vitest";
import { unifiedDiff } from "../../src/text/diff.ts";
import { growthOf, linear } from "../helpers/steps.ts";

it("takes work in proportion to the lines, even where few stay in order", async () => {
  const diff = (size: number) => {
    const lines = Array.from({ length: size }, (_, i) => (i % 3 ? "same" : `line ${i}`));
    return unifiedDiff("x", lines.join("\n"), lines.toReversed().join("\n"));
  };
  expect(diff(100).length).toBeGreaterThan(1000);
  expect(await growthOf(diff, 2000)).toBeLessThan(linear);
});
