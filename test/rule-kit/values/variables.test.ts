import { expect, it } from "vitest";
import { globalArgs, mindsUnset } from "../../../src/rule-kit/values/variables.ts";
import { parse } from "../../kinds/dockerfile/parsing.ts";

it.each([
  [":-", true],
  ["-", true],
  [":+", true],
  ["+", true],
  [":?", true],
  ["?", true],
  ["#", false],
  ["%%", false],
  [undefined, false],
])("tells whether %s provides for a variable that is not set", (modifier, expected) => {
  expect(mindsUnset(modifier)).toBe(expected);
});

it("lists the arguments above the first FROM", () => {
  expect(globalArgs(parse("ARG A=1 B\nARG C\nFROM x\nARG D"))).toEqual(["A", "B", "C"]);
});
