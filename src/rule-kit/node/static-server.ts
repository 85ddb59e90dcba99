import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Cmd, Entrypoint } from "../../kinds/dockerfile/nodes.ts";
import { staticServers } from "../../knowledge/node-packages.ts";
import { resolvePath } from "../../syntax/posix-path.ts";
import { option, runs } from "../../syntax/shell/script.ts";
import { type RunStep, runSteps } from "../commands/run-steps.ts";

/** A server of files that npm installs for the whole image, and that a stage starts. */
export interface StaticServer {
  readonly program: string;
  readonly install: RunStep;
  /** The script that builds what it serves. */
  readonly build: RunStep;
  /** What it serves, where that is said. */
  readonly directory: string | undefined;
  readonly start: Entrypoint | Cmd;
}

/** Finds it in a stage that builds a site and serves it. */
export function staticServerIn(stage: Stage, model: DockerfileModel): StaticServer | undefined {
  if (stage.root?.toolchain !== "node") return undefined;
  const { entrypoint, cmd, workdir } = stage.end;
  const start = entrypoint ?? cmd;
  if (!start || (entrypoint && cmd)) return undefined;
  const [command, ...more] = model.commands(start);
  const server = staticServers.get(command?.name.text ?? "");
  if (!command || !server || more.length > 0) return undefined;
  const steps = runSteps(stage, model);
  const program = command.name.text;
  const install = steps.find(
    (step) =>
      runs(step.command, "npm", "install") &&
      option(step.command, "global") &&
      step.command.operands.some(({ value }) => value === program || value?.startsWith(`${program}@`)),
  );
  const build = steps.findLast(
    (step) => runs(step.command, "npm", "run") || runs(step.command, "yarn", "build", "run"),
  );
  if (!install || !build) return undefined;
  const words = command.arguments.map(({ value }) => value);
  const served = words.includes(undefined) ? undefined : servedBy(words as readonly string[], server);
  const directory = served === undefined || !workdir.known ? undefined : resolvePath(served, workdir.value);
  return { program, install, build, directory, start };
}

/** The only word that is no option, nor the value of one. */
function servedBy(
  words: readonly string[],
  { values, settings }: { values: RegExp; settings: RegExp },
): string | undefined {
  const operands: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (settings.test(word)) return undefined;
    if (values.test(word)) at++;
    else if (!word.startsWith("-")) operands.push(word);
  }
  return operands.length === 1 ? operands[0] : undefined;
}
