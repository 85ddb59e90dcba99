import { describe, expect, it } from "vitest";
import { mayClean, sweptWords } from "../../../src/rule-kit/packages/sweeps.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

function commandOf(script: string) {
  const model = modelOf(`FROM debian:12\nARG X\nRUN ${script}`);
  return model.commands(all(model, "Run")[0]!).at(-1)!;
}

describe("commands that clean", () => {
  it("by a name that nobody knows", () => {
    expect(["clean-all", "CLEANUP.sh", "tidy", "apt-get clean"].map(commandOf).map(mayClean)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each([
    ["find /a -name x -delete", "/a -name x -delete"],
    ["find /a -exec rm {} +", "/a -exec rm {} +"],
    ["find /a -name x", undefined],
    ["rm /a", undefined],
    ["sudo rm /a", undefined],
    ["xargs ls", undefined],
    ["ls /a | xargs rm -f", "/a -f"],
    ["xargs rm -f < list", ""],
  ])("by what they come across: %s", (script, expected) => {
    const model = modelOf(`FROM debian:12\nRUN ${script}`);
    const swept = model
      .commands(all(model, "Run")[0]!)
      .map(sweptWords)
      .filter((words) => words !== undefined);
    const words = swept
      .at(0)
      ?.map(({ value }) => value)
      .join(" ");
    if (expected === undefined) expect(swept).toEqual([]);
    else for (const word of expected.split(" ")) expect(words).toContain(word);
  });
});
