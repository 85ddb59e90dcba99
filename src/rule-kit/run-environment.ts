import type { DockerfileModel, State } from "../kinds/dockerfile/model/types.ts";
import type { Run } from "../kinds/dockerfile/nodes.ts";
import { isRoot } from "../knowledge/users.ts";
import type { Environment } from "../syntax/packages.ts";
import type { Command } from "../syntax/shell/script.ts";

/**
 * Variables as a command of a RUN finds them: those of the image and the build, and those that the script exports before
 * it. A variable that this file sets to something that cannot be told counts as set, to "?".
 */
export function environmentAt(command: Command, run: Run, model: DockerfileModel): Environment {
  const state = model.before(run);
  return (name) => exported(name, command, run, model) ?? setting(name, state);
}

function setting(name: string, state: State): string | undefined {
  const fact = state.variable(name);
  if (!fact) return undefined;
  if (fact.known) return fact.value;
  return fact.origins.some(({ what }) => what === "instruction" || what === "build-arg") ? "?" : undefined;
}

function exported(name: string, command: Command, run: Run, model: DockerfileModel): string | undefined {
  let result: string | undefined;
  for (const earlier of model.commands(run)) {
    if (earlier.span.start >= command.span.start) break;
    if (earlier.program !== "export") continue;
    for (const { value, word } of earlier.arguments) {
      if (value?.startsWith(`${name}=`)) result = value.slice(name.length + 1);
      else if (value === undefined && word.text.startsWith(`${name}=`)) result = "?";
    }
  }
  return result;
}

/** Home of the user in force: known for root, or where HOME is set. */
export function homeAt(state: State): string | undefined {
  const home = state.variable("HOME");
  if (home?.known) return home.value;
  return state.user.known && isRoot(state.user.value) ? "/root" : undefined;
}
