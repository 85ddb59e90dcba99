import type { DockerfileModel, State } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import { isRoot } from "../../knowledge/users.ts";
import type { Command } from "../../nodes/command.ts";
import type { Environment } from "../../syntax/packages.ts";
import { variableAt } from "./command-environment.ts";

/**
 * Variables as a command of a RUN finds them, as the functions about packages want them. One that this file sets to
 * something that cannot be told counts as set, to "?"; that an unknown base image may set one is not counted.
 */
export function environmentAt(command: Command, run: Run, model: DockerfileModel): Environment {
  return (name) => {
    const fact = variableAt({ command, run }, name, model);
    if (fact.known) return fact.value;
    return fact.origins.some(({ what }) => what !== "base-image" && what !== "predefined") ? "?" : undefined;
  };
}

/** Home of the user in force: what HOME says, or root's own; undefined where neither is known. */
export function homeAt(state: State): string | undefined {
  const home = state.variable("HOME");
  if (home?.known) return home.value;
  return state.user.known && isRoot(state.user.value) ? "/root" : undefined;
}
