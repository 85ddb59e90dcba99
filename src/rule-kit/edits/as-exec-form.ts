import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Cmd, Entrypoint, Healthcheck, Run } from "../../kinds/dockerfile/nodes.ts";

/** What only a shell has: no file of that name need exist. */
const builtins = new Set(
  "cd export set unset exit source . : eval exec trap ulimit umask wait read alias return shift type command test [".split(
    " ",
  ),
);

/**
 * A shell form as a JSON array that starts the same program with the same words; undefined where a shell does something
 * with the text: operators, variables, globs, redirects, assignments, builtins.
 */
export function asExecForm(
  model: DockerfileModel,
  instruction: Cmd | Entrypoint | Healthcheck | Run,
): string | undefined {
  if (instruction.command?.form !== "shell" || instruction.heredocs.length > 0) return undefined;
  const [script, ...others] = model.scripts(instruction);
  if (!script?.tree || others.length > 0 || script.errors.length > 0) return undefined;
  const [command, ...more] = script.commands;
  const [statement, ...further] = script.tree.commands;
  if (!command || more.length > 0 || !statement || further.length > 0 || statement.background) return undefined;
  if (command.environment.length > 0 || command.redirects.length > 0 || command.pipeline) return undefined;
  const { flow, wrappers } = command;
  if (flow.subshell || flow.conditional || flow.function || flow.tolerated) return undefined;
  if (statement.command.type !== "Command" || wrappers.some(({ program }, i) => i > 0 && builtins.has(program))) {
    return undefined;
  }
  // `exec app` says what an exec form says anyway.
  const replaces = wrappers[0]?.program === "exec";
  if (replaces && wrappers.length > 1) return undefined;
  const words = replaces
    ? [command.name, ...command.arguments.map(({ word }) => word)]
    : command.line.map(({ word }) => word);
  if (words.some((word) => !word.literal || word.at < 0 || word.text.startsWith("~"))) return undefined;
  if (builtins.has(command.name.text) || (!replaces && builtins.has(words[0]?.text ?? ""))) return undefined;
  return `[${words.map(({ text }) => JSON.stringify(text)).join(", ")}]`;
}
