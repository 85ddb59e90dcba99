import { describe, expect, it } from "vitest";
import { runSteps } from "../../../src/rule-kit/commands/run-steps.ts";
import { installedBefore, installedIn } from "../../../src/rule-kit/packages/installed-packages.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

describe("installed packages", () => {
  const text =
    "FROM debian AS base\nARG X\nRUN apt-get install -y a\nFROM base\nRUN apt-get install -y b=1 && pip install c\nRUN apt-get remove d";

  it("are those of a stage and its parents, by the system's manager", () => {
    const model = modelOf(text);
    const { packages, complete } = installedIn(model.stages[1]!, model);
    expect(packages.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(complete).toBe(true);
  });

  it("are not complete where one cannot be named", () => {
    const model = modelOf(
      "FROM debian\nARG X\nRUN apt-get install -y a && apt-get install -y $X && apt-get install -y b",
    );
    expect(installedIn(model.stages[0]!, model).complete).toBe(false);
    const [first, hidden, last] = runSteps(model.stages[0]!, model);
    const names = (step: typeof first) => installedBefore(step!, model).packages.map(({ name }) => name);
    expect([first, hidden, last].map(names)).toEqual([[], ["a"], ["a"]]);
    expect([first, hidden, last].map((step) => installedBefore(step!, model).complete)).toEqual([true, true, false]);
  });
});
