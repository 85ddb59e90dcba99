import { expect, it } from "vitest";
import { secretInValue } from "../../src/knowledge/secret-formats.ts";
import { growthOf, linear } from "../helpers/steps.ts";

it.each(["://", "://a:", "https://user:$PASSWORD@"])(
  "takes work in proportion to how often %s occurs",
  async (piece) => {
    expect(await growthOf((times) => secretInValue(piece.repeat(times)), 500)).toBeLessThan(linear);
  },
);
