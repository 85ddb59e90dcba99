import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import type { Command } from "../../nodes/command.ts";
import { type Fact, known, type Origin, unknownFact } from "../../syntax/fact.ts";
import type { Argument } from "../../syntax/shell/script.ts";
import { firstFrom } from "../../text/search.ts";
import { perPart } from "../model/per-model.ts";
import type { RunStep } from "./run-steps.ts";

/**
 * What a program started by a command of a RUN finds in an environment variable: its prefix, then what the script has
 * exported before, then ENV and ARG. The value undefined says that nothing sets it; unknown where the script may set
 * it or the value cannot be told.
 */
export function variableAt(
  step: Pick<RunStep, "command" | "run">,
  name: string,
  model: DockerfileModel,
): Fact<string | undefined> {
  const { command, run } = step;
  const prefix = command.environment.findLast((assignment) => assignment.name === name);
  if (prefix) {
    const origin: Origin = { what: "script", label: `${name}=`, span: prefix.span };
    if (prefix.value === undefined) return unknownFact(`the value given to ${name} here is not known`, [origin]);
    return known(prefix.value, [origin]);
  }
  const state = model.before(run);
  const exported = exportedBefore(settersOf(run, model), command, name);
  if (exported) return exported;
  const fact = state.variable(name);
  if (!fact) return known(undefined);
  return fact;
}

/** A command of a script that sets variables for those after it, and what it says of one. */
interface Setter {
  readonly command: Command;
  readonly fact: (name: string) => Fact<string | undefined>;
}

/** Those of a RUN in the order of the script: by the variable's name, and those that may set any. */
interface Setters {
  readonly ofName: ReadonlyMap<string, readonly Setter[]>;
  readonly ofAny: readonly Setter[];
}

const settersOf = perPart((run: Run, model): Setters => {
  const ofName = new Map<string, Setter[]>();
  const ofAny: Setter[] = [];
  for (const command of model.commands(run)) {
    const { program } = command;
    if (program === "source" || program === "." || program === "eval") {
      ofAny.push({ command, fact: (name) => unknownFact(`what ${program} reads may set ${name}`) });
    }
    if (program !== "export" && program !== "unset" && program !== "declare") continue;
    const last = new Map(command.arguments.map((argument) => [nameIn(argument), argument]));
    for (const [name, argument] of last) {
      const setter = { command, fact: () => exported(command, name, argument) };
      const list = ofName.get(name);
      if (list) list.push(setter);
      else ofName.set(name, [setter]);
    }
  }
  return { ofName, ofAny };
});

function nameIn({ value, word }: Argument): string {
  const text = value ?? word.text;
  const end = text.indexOf("=");
  return end < 0 ? text : text.slice(0, end);
}

function exported({ program }: Command, name: string, { value: text, span }: Argument): Fact<string | undefined> {
  const origin: Origin = { what: "script", label: `${program} ${name}`, span };
  if (program === "unset") return known(undefined, [origin]);
  if (text === undefined || text === name) return unknownFact(`the value of ${name} is not known`, [origin]);
  return known(text.slice(name.length + 1), [origin]);
}

/** What `export NAME=value` lines before a command say; undefined when none speaks of the variable. */
function exportedBefore(
  { ofName, ofAny }: Setters,
  command: Command,
  name: string,
): Fact<string | undefined> | undefined {
  const named = lastBefore(ofName.get(name) ?? [], command);
  const any = lastBefore(ofAny, command);
  const last = !named || (any && any.command.span.start > named.command.span.start) ? any : named;
  if (!last) return undefined;
  const { flow } = last.command;
  const sure = !flow.conditional && !flow.substitution && flow.subshell === command.flow.subshell;
  const found = last.fact(name);
  return sure ? found : unknownFact(`the script may set ${name}`, found.origins);
}

function lastBefore(setters: readonly Setter[], { span }: Command): Setter | undefined {
  return setters[firstFrom(setters, span.start, ({ command }) => command.span.start) - 1];
}
