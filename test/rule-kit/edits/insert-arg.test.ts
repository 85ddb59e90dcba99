import { expect, it } from "vitest";
import { declareArg } from "../../../src/rule-kit/edits/insert-arg.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

it.each([
  ["FROM a\nRUN b", "FROM a\nARG X\nRUN b"],
  ["FROM a\n  RUN b", "FROM a\n  ARG X\n  RUN b"],
  ["FROM a\r\nRUN b", "FROM a\r\nARG X\r\nRUN b"],
  ["FROM a\nrun b", "FROM a\narg X\nrun b"],
])("declares an argument: %j", (text, expected) => {
  const fix = declareArg("X", all(modelOf(text), "Run")[0]!, text);
  expect(fix).toMatchObject({ title: "Declare ARG X in this stage", safe: false });
  expect(applyEdits(text, [fix!.edits].flat())).toBe(expected);
});

it("declares no argument within an ONBUILD", () => {
  const text = "FROM a\nonbuild RUN b";
  expect(declareArg("X", all(modelOf(text), "Onbuild")[0]!.instruction!, text)).toBeUndefined();
});
