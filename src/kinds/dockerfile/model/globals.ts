import { isPlatformArg } from "../../../knowledge/predefined.ts";
import type { Invocation } from "../../../nodes/invocation.ts";
import { type Fact, type Lookup, unknownFact } from "../../../syntax/fact.ts";
import type { DockerfileDocument } from "../nodes.ts";
import { expandWord } from "./expand.ts";
import { argValue, givenValue, missingArg, type ValueContext } from "./variables.ts";

/** What there is before the first FROM. */
export interface Globals {
  /** How values of ARG and ENV are worked out, with the global ARGs at hand. */
  readonly values: ValueContext;
  /** How variables are found in FROM: global ARGs, and the platform's. */
  readonly lookup: Lookup;
}

export function globalsOf(document: DockerfileDocument, invocation: Invocation): Globals {
  const facts = new Map<string, Fact<string>>();
  const outer = new Map(
    document.outerVariables.map(({ name, by }) => [
      name,
      unknownFact(`${name} comes from the environment in which ${by} runs`),
    ]),
  );
  const lookup: Lookup = (name) => outer.get(name) ?? facts.get(name);
  const values: ValueContext = {
    invocation,
    outer,
    global: (name) => facts.get(name),
    expand: (word, variables) => expandWord(word.text, document.escape, variables).value,
  };
  for (const instruction of document.globals) {
    if (instruction.type !== "Arg") continue;
    for (const pair of instruction.pairs) facts.set(pair.key.text, argValue(pair, lookup, values));
  }
  return { values, lookup: (name) => lookup(name) ?? platformValue(name, invocation) };
}

function platformValue(name: string, invocation: Invocation): Fact<string> | undefined {
  if (!isPlatformArg(name)) return undefined;
  return givenValue(name, invocation) ?? missingArg(name, { what: "predefined", label: name }, invocation);
}
