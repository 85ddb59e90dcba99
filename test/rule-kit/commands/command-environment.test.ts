import { expect, it } from "vitest";
import { variableAt } from "../../../src/rule-kit/commands/command-environment.ts";
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
