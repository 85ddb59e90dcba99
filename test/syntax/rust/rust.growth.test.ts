import { expect, it } from "vitest";
import { readRustSource } from "../../../src/syntax/rust/source.ts";
import { growthOf, linear } from "../../helpers/steps.ts";

const pieces = ['"', '"\\', "r#", 'r#"', "'", "'\\", "/*", "*/", "//", "#", "b", '"#', "fs::"];

it.each(pieces)("reads source in proportion to its length: %s", async (piece) => {
  expect(await growthOf((times) => readRustSource(`a ${piece.repeat(times)}`), 300)).toBeLessThan(linear);
});
