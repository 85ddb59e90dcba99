import { expect, it } from "vitest";
import { hasOwnEnvironment } from "../../../src/rule-kit/commands/own-environment.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

function commandOf(script: string) {
  const model = modelOf(`FROM debian:12\nARG X\nRUN ${script}`);
  return model.commands(all(model, "Run")[0]!).at(-1)!;
}

it("knows what finds programs elsewhere", () => {
  expect(["conda run a", "chroot /r a", "sudo a", "a"].map(commandOf).map(hasOwnEnvironment)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
