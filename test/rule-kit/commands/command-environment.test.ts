import { expect, it } from "vitest";
import { variableAt } from "../../../src/rule-kit/commands/command-environment.ts";
import { environmentAt, homeAt } from "../../../src/rule-kit/commands/run-environment.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";
import { at } from "../../kinds/dockerfile/parsing.ts";

/** What `tool` finds in NAME: the value, or why it is not known; and the places that say so. */
function found(text: string): string {
  const model = modelOf(`FROM debian:12\nARG X\n${text}`);
  const run = all(model, "Run").at(-1)!;
  const command = model.commands(run).find(({ program }) => program === "tool")!;
  const fact = variableAt({ command, run }, "NAME", model);
  const places = fact.origins.map(({ label, span }) => `${label} at ${span ? at(model.document, span) : "?"}`);
  return [fact.known ? `${fact.value}` : fact.reason, ...places].join(", ");
}

it.each([
  ["RUN tool", "undefined"],
  ["ENV NAME=a\nRUN tool", "a, ENV NAME at NAME=a"],
  ["ENV NAME=a\nRUN NAME=b tool", "b, NAME= at NAME=b"],
  ["RUN NAME=a NAME=b tool", "b, NAME= at NAME=b"],
  ["RUN OTHER=a tool", "undefined"],
  ["RUN NAME=$X tool", "the value given to NAME here is not known, NAME= at NAME=$X"],
  ["ENV NAME=a\nRUN export NAME=b && tool", "b, export NAME at NAME=b"],
  ['RUN export "NAME=b" && tool', 'b, export NAME at "NAME=b"'],
  ["RUN declare -x NAME=b && tool", "b, declare NAME at NAME=b"],
  ["RUN export NAME=a NAME=b && tool", "b, export NAME at NAME=b"],
  ["RUN export NAME=a && export NAME=b && tool", "b, export NAME at NAME=b"],
  ["RUN export NAMES=a && tool", "undefined"],
  ["RUN export OTHER=a && tool", "undefined"],
  ["RUN echo NAME=a && tool", "undefined"],
  ["ENV NAME=a\nRUN unset NAME && tool", "undefined, unset NAME at NAME"],
  ["ENV NAME=a\nRUN export NAME && tool", "the value of NAME is not known, export NAME at NAME"],
  ["RUN export NAME=$X && tool", "the value of NAME is not known, export NAME at NAME=$X"],
  ["ENV NAME=a\nRUN tool && export NAME=b", "a, ENV NAME at NAME=a"],
  ["RUN if x; then export NAME=b; fi; tool", "the script may set NAME, export NAME at NAME=b"],
  ["RUN (export NAME=b); tool", "the script may set NAME, export NAME at NAME=b"],
  ["RUN (export NAME=b && tool)", "b, export NAME at NAME=b"],
  ["RUN echo $(export NAME=b) && tool", "the script may set NAME, export NAME at NAME=b"],
  ["RUN source env && tool", "what source reads may set NAME"],
  ["RUN . env && tool", "what . reads may set NAME"],
  ["RUN eval x && tool", "what eval reads may set NAME"],
  ["RUN . env && export NAME=b && tool", "b, export NAME at NAME=b"],
])("%s: %s", (text, expected) => {
  expect(found(text)).toBe(expected);
});

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
