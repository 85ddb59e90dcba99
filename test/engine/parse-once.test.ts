import { expect, it } from "vitest";
import { parseOnce } from "../../src/engine/parse-once.ts";
import type { Kind } from "../../src/kinds/kind.ts";

it("parses a file once for a kind, and again where its text is another", () => {
  let count = 0;
  const kindOf = (name: string) =>
    ({ name, parse: (source: object) => ({ kind: name, source, number: ++count }) }) as unknown as Kind;
  const [one, other] = [kindOf("one"), kindOf("other")];
  const file = { path: "a", text: "x" };
  expect(parseOnce(file, one)).toEqual({ kind: "one", source: { path: "a", text: "x" }, number: 1 });
  expect(parseOnce(file, one)).toMatchObject({ number: 1 });
  expect(parseOnce({ ...file }, one)).toMatchObject({ number: 2 });
  expect(parseOnce(file, other)).toMatchObject({ kind: "other", number: 3 });
  file.text = "y";
  expect(parseOnce(file, other)).toMatchObject({ source: { text: "y" }, number: 4 });
});
