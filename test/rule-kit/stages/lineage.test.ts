import { expect, it } from "vitest";
import type { Instruction } from "../../../src/kinds/dockerfile/nodes.ts";
import {
  chainInstructions,
  earlierInstructions,
  laterInstructions,
  previousInstruction,
} from "../../../src/rule-kit/stages/lineage.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";
import { at } from "../../kinds/dockerfile/parsing.ts";

const text = [
  "ARG GLOBAL",
  "FROM debian AS base",
  "ENV A=1",
  "ONBUILD RUN built",
  "RUN one",
  "FROM debian AS other",
  "RUN two",
  "FROM base",
  "RUN three",
  "RUN four",
  "CMD five",
].join("\n");
const model = modelOf(text);
const [one, two, three, four] = all(model, "Run") as [Instruction, Instruction, Instruction, Instruction];
const built = all(model, "Onbuild")[0]!.instruction!;
const written = (instructions: Iterable<Instruction>) =>
  Array.from(instructions, ({ span }) => at(model.document, span));

it("tells what has run before", () => {
  expect(written(earlierInstructions(four, model))).toEqual(["ENV A=1", "ONBUILD RUN built", "RUN one", "RUN three"]);
  expect(written(earlierInstructions(built, model))).toEqual(["ENV A=1"]);
  expect(written(earlierInstructions(two, model))).toEqual([]);
  expect(written(earlierInstructions(model.document.globals[0]!, model))).toEqual([]);
});

it("tells what follows in the same stage", () => {
  expect(written(laterInstructions(three, model))).toEqual(["RUN four", "CMD five"]);
  expect(written(laterInstructions(three, model, 1))).toEqual(["RUN four"]);
  expect(written(laterInstructions(built, model))).toEqual(["RUN one"]);
  expect(written(laterInstructions(one, model))).toEqual([]);
  expect(laterInstructions(model.document.globals[0]!, model)).toEqual([]);
  expect(laterInstructions(model.stages[0]!.from, model)).toEqual([]);
});

it("tells the instruction right before", () => {
  expect(previousInstruction(four, model)).toBe(three);
  expect(previousInstruction(three, model)).toBeUndefined();
  expect(previousInstruction(built, model)).toBeUndefined();
  expect(previousInstruction(one, model)?.type).toBe("Onbuild");
  expect(previousInstruction(model.document.globals[0]!, model)).toBeUndefined();
});

it("lists the instructions of a stage and its parents", () => {
  expect(written(chainInstructions(model.stages[2]!))).toEqual([
    "ENV A=1",
    "ONBUILD RUN built",
    "RUN one",
    "RUN three",
    "RUN four",
    "CMD five",
  ]);
  expect(chainInstructions(model.stages[1]!)).toBe(model.stages[1]!.instructions);
});
