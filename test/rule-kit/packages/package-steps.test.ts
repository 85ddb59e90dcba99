import { expect, it } from "vitest";
import { packageSteps } from "../../../src/rule-kit/packages/package-steps.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

it("finds the commands that call a package manager", () => {
  const model = modelOf("FROM debian\nRUN apt-get update && ls && pip install x");
  const steps = packageSteps(all(model, "Run")[0]!, model);
  expect(steps.map(({ command, uses }) => `${command.program} ${uses.length}`)).toEqual(["apt-get 1", "pip 1"]);
});
