import { expect, it } from "vitest";
import { chainCommands, chainSteps, isScripted, runSteps } from "../../../src/rule-kit/commands/run-steps.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

it("follows the commands of a stage and its parents", () => {
  const model = modelOf(
    "FROM debian AS base\nWORKDIR /w\nRUN one && cd x && two\nCMD no\nFROM base\nARG X\nRUN cd $X && three\nRUN four",
  );
  const steps = (found: ReturnType<typeof runSteps>) =>
    found.map(({ command, directory, stage }) => `${stage.index} ${command.name.text} ${directory ?? "?"}`);
  const [base, child] = model.stages;
  expect(steps(runSteps(child!, model))).toEqual(["1 cd /w", "1 three ?", "1 four /w"]);
  expect(steps(chainSteps(child!, model))).toEqual([
    ...["0 one /w", "0 cd /w", "0 two /w/x"],
    ...["1 cd /w", "1 three ?", "1 four /w"],
  ]);
  expect(chainCommands(child!, model).map(({ name }) => name.text)).toEqual([
    "one",
    "cd",
    "two",
    "cd",
    "three",
    "four",
  ]);
  expect(chainSteps(base!, model)).toEqual(runSteps(base!, model));
});

it.each([
  ["RUN a", true],
  ["RUN sh -c 'a'", false],
  ['RUN ["a"]', false],
])("tells whether the last command stands in the script: %s", (run, expected) => {
  const model = modelOf(`FROM debian\n${run}`);
  expect(isScripted(runSteps(model.stages[0]!, model).at(-1)!, model)).toBe(expected);
});
