import { expect, it } from "vitest";
import { all } from "../../../src/rule-kit/fixes/holds.ts";

const a = { unless: "a" };
const b = { unless: "b" };

it.each([
  ["nothing", [], true],
  ["what holds", [true, true], true],
  ["one that is refuted", [true, false, true], false],
  ["one that is not known", [true, a, true], a],
  ["two that are not known", [a, b], a],
  ["one that is not known and one that is refuted", [a, false, b], false],
])("holds for all of several: %s", (_, several, expected) => {
  expect(all(several, (one) => one)).toEqual(expected);
});
