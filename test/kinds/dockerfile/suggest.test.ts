import { expect, it } from "vitest";
import { suggest } from "../../../src/kinds/dockerfile/suggest.ts";

const names = ["RUN", "COPY", "CMD", "ENTRYPOINT", "EXPOSE"];

it.each([
  ["RNU", "RUN"],
  ["RU", "RUN"],
  ["RUNN", "RUN"],
  ["CMX", "CMD"],
  ["XXN", undefined],
  ["RX", undefined],
  ["UXN", undefined],
  ["XRN", undefined],
  ["COP", "COPY"],
  ["COXX", "COPY"],
  ["CPOYS", "COPY"],
  ["XXPY", "COPY"],
  ["CXXX", undefined],
  ["YPOC", undefined],
  ["OCYP", "COPY"],
  ["ENTRPOINT", "ENTRYPOINT"],
  ["ETNRYPIONT", "ENTRYPOINT"],
  ["EXPOSED", "EXPOSE"],
  ["EXPOSEDLY", undefined],
  ["EXPSE", "EXPOSE"],
  ["", undefined],
])("for %s the nearest is %s", (word, expected) => {
  expect(suggest(word, names)).toBe(expected);
});

it("is the first of those that are equally near", () => {
  expect(suggest("bat", ["cat", "hat"])).toBe("cat");
  expect(suggest("abce", ["abxx", "abcd"])).toBe("abcd");
});
