import { expect, it } from "vitest";
import { environmentAt, homeAt } from "../../../src/rule-kit/commands/run-environment.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

it("counts what the file sets, not what an unknown base image may set", () => {
  const value = (text: string, image = "debian:12") => {
    const model = modelOf(`FROM ${image}\nARG X\n${text}`);
    const run = all(model, "Run").at(-1)!;
    return environmentAt(model.commands(run).at(-1)!, run, model)("NAME");
  };
  expect(value("ENV NAME=a\nRUN tool")).toBe("a");
  expect(value("RUN tool")).toBeUndefined();
  expect(value("ENV NAME=$X\nRUN tool")).toBe("?");
  expect(value("RUN tool", "example.com/app")).toBeUndefined();
  expect(value("RUN NAME=$X tool")).toBe("?");
});

it("knows the home of the user in force", () => {
  const home = (text: string) => {
    const model = modelOf(`FROM debian:12\nARG X\n${text}\nRUN tool`);
    return homeAt(model.before(all(model, "Run")[0]!));
  };
  expect(home("")).toBe("/root");
  expect(home("ENV HOME=/h")).toBe("/h");
  expect(home("USER app")).toBeUndefined();
  expect(home("USER app\nENV HOME=/h")).toBe("/h");
  expect(home("USER 0")).toBe("/root");
  expect(home("USER $X")).toBeUndefined();
});
