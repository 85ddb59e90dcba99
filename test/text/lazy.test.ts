import { expect, it } from "vitest";
import { lazily } from "../../src/text/lazy.ts";

it("works each part out when it is first asked for, and once", () => {
  const made: string[] = [];
  const parts = lazily<{ readonly a: number; readonly b: readonly number[] | undefined }>({
    a: () => made.push("a"),
    b() {
      made.push("b");
      return undefined;
    },
  });
  expect(Object.keys(parts)).toEqual(["a", "b"]);
  expect(made).toEqual([]);
  expect([parts.b, parts.b, parts.a]).toEqual([undefined, undefined, 2]);
  expect(made).toEqual(["b", "a"]);
  expect(parts).toEqual({ a: 2, b: undefined });
});
