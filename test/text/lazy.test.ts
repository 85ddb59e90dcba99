import { expect, it } from "vitest";
import { lazily } from "../../src/text/lazy.ts";

interface Parts {
  readonly a: number;
  readonly b: string | undefined;
  readonly sum: number;
}

it("works each part out when it is first asked for, and once", () => {
  const made: string[] = [];
  const partsOf = lazily<Parts, number>({
    a: (source) => source + made.push("a"),
    b() {
      made.push("b");
      return undefined;
    },
    sum: (source, { a }) => source + a,
  });
  const parts = partsOf(10);
  expect(made).toEqual([]);
  expect([parts.b, parts.b, parts.sum, parts.a]).toEqual([undefined, undefined, 22, 12]);
  expect(made).toEqual(["b", "a"]);
  expect([partsOf(20).a, parts.a]).toEqual([23, 12]);
  expect(Object.keys(parts)).toEqual(expect.arrayContaining(["a", "b", "sum"]));
});
