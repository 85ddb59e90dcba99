import fc from "fast-check";
import { expect, it } from "vitest";
import { firstMentions, lastMentions } from "../../src/text/mentions.ts";

it("tells the last text that holds a name", () => {
  const texts = ["tar xf a.tgz", "cp ba.tgz /", "make"];
  expect([...lastMentions(["a.tgz", "make", "q", ""], texts)].sort()).toEqual([
    ["a.tgz", 1],
    ["make", 2],
  ]);
});

it("finds names in names that end in beginnings of others", () => {
  expect([...lastMentions(["abcd", "bcd", "c"], ["abc"])]).toEqual([["c", 0]]);
});

it("finds what a search for each name finds", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 4 });
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 12 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 8 }), fc.array(text, { maxLength: 5 }), (names, texts) => {
      const expected = names.flatMap((name) => {
        const last = texts.findLastIndex((one) => one.includes(name));
        return last < 0 ? [] : [[name, last] as const];
      });
      expect(lastMentions(names, texts)).toEqual(new Map(expected));
    }),
  );
});

it("tells the first texts that hold a name, once each and no more than are wanted", () => {
  const texts = ["A B", "B A A", "C", "A B", "A"];
  expect([...firstMentions(["A", "B", "C", "D"], texts, 3)].sort()).toEqual([
    ["A", [0, 1, 3]],
    ["B", [0, 1, 3]],
    ["C", [2]],
  ]);
});
