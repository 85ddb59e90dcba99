import { expect, it } from "vitest";
import { mappingBuilder } from "../../src/text/mapping-builder.ts";

it("puts pieces together, those that follow each other in one stretch", () => {
  const builder = mappingBuilder();
  builder.add("ab", 10);
  builder.add("c", 12);
  builder.add("", 20);
  builder.add("de", 13);
  builder.add("f", 17);
  expect(builder.length()).toBe(6);
  expect(builder.finish(18)).toEqual({ text: "abcdef", starts: [0, 5], origins: [10, 17] });
});

it("has an end with a place of its own", () => {
  const builder = mappingBuilder();
  builder.add("a", 0);
  expect(builder.finish(5)).toEqual({ text: "a", starts: [0, 1], origins: [0, 5] });
  expect(mappingBuilder().finish(3)).toEqual({ text: "", starts: [0], origins: [3] });
});
