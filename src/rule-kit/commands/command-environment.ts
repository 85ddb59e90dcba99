import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Command } from "../../nodes/command.ts";
import { type Fact, known, type Origin, unknownFact } from "../../syntax/fact.ts";
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
  const exported = exportedBefore(model.commands(run), command, name);
  if (exported) return exported;
  const fact = state.variable(name);
  if (!fact) return known(undefined);
  return fact;
}

/** What `export NAME=value` lines before a command say; undefined when none speaks of the variable. */
function exportedBefore(
  commands: readonly Command[],
  command: Command,
  name: string,
): Fact<string | undefined> | undefined {
  let result: Fact<string | undefined> | undefined;
  for (const other of commands) {
    if (other === command || other.span.start >= command.span.start) break;
    const found = exportOf(other, name);
    if (!found) continue;
    const sure = !other.flow.conditional && !other.flow.substitution && other.flow.subshell === command.flow.subshell;
    result = sure ? found : unknownFact(`the script may set ${name}`, found.origins);
  }
  return result;
}

function exportOf(command: Command, name: string): Fact<string | undefined> | undefined {
  if (command.program === "source" || command.program === "." || command.program === "eval") {
    return unknownFact(`what ${command.program} reads may set ${name}`);
  }
  if (command.program !== "export" && command.program !== "unset" && command.program !== "declare") return undefined;
  for (const argument of command.arguments.toReversed()) {
    const text = argument.value ?? argument.word.text;
    if (text !== name && !text.startsWith(`${name}=`)) continue;
    const origin: Origin = { what: "script", label: `${command.program} ${name}`, span: argument.span };
    if (command.program === "unset") return known(undefined, [origin]);
    const value = argument.value?.slice(name.length + 1);
    if (text === name || value === undefined) return unknownFact(`the value of ${name} is not known`, [origin]);
    return known(value, [origin]);
  }
  return undefined;
}
