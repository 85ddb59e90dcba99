import { expect, it } from "vitest";
import { runsBefore, unwrappedInstructions } from "../../../src/rule-kit/stages/stage-order.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";
import { at } from "../../kinds/dockerfile/parsing.ts";

const model = modelOf(
  "ARG X\nFROM debian AS base\nONBUILD RUN built\nONBUILD\nRUN one\nFROM debian\nRUN two\nFROM base\nRUN three\nRUN four",
);
const [one, two, three, four] = all(model, "Run");

it("puts what stands inside ONBUILD in its place", () => {
  const written = unwrappedInstructions(model.stages[0]!).map(({ span }) => at(model.document, span));
  expect(written).toEqual(["RUN built", "RUN one"]);
});

it("tells which of two instructions runs first", () => {
  expect(runsBefore(one!, four!, model)).toBe(true);
  expect(runsBefore(three!, four!, model)).toBe(true);
  expect(runsBefore(four!, three!, model)).toBe(false);
  expect(runsBefore(three!, three!, model)).toBe(false);
  expect(runsBefore(two!, four!, model)).toBe(false);
  expect(runsBefore(one!, model.document.globals[0]!, model)).toBe(false);
});
