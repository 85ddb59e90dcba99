import { beforeAll, expect, it } from "vitest";
import { parseCompose } from "../../../src/kinds/compose/parse.ts";
import { growthOf, linear } from "../../helpers/steps.ts";
import { prepare } from "./read.ts";

beforeAll(prepare);

const parse = (text: string) => parseCompose({ path: "compose.yaml", text });

it("does not follow an alias bomb: each level would be ten times the one before", async () => {
  const level = (i: number) => `a${i + 1}: &a${i + 1} {<<: [${`*a${i}, `.repeat(10)}]}`;
  const bomb = (levels: number) => {
    const lines = Array.from({ length: levels }, (_, i) => level(i));
    return `a0: &a0 {x: 1, y: 2}\n${lines.join("\n")}\nservices:\n  web:\n    environment: *a${levels}\n`;
  };
  expect(await growthOf((levels) => parse(bomb(levels)), 3)).toBeLessThan(linear);
});

it.each(["[", "{a: "])("takes work in proportion to the depth of %j", async (piece) => {
  expect(await growthOf((depth) => parse(`a: ${piece.repeat(depth)}`), 500)).toBeLessThan(linear);
});
