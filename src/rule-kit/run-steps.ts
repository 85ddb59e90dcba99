import type { DockerfileModel, Stage } from "../kinds/dockerfile/model/types.ts";
import type { Run } from "../kinds/dockerfile/nodes.ts";
import { knownValue } from "../syntax/fact.ts";
import { directoriesOf } from "../syntax/shell/directories.ts";
import type { Command } from "../syntax/shell/script.ts";

/** One command of a RUN with what surrounds it. */
export interface RunStep {
  readonly stage: Stage;
  readonly run: Run;
  readonly command: Command;
  /** Working directory, `cd` taken into account; undefined where it cannot be known. */
  readonly directory: string | undefined;
}

const cache = new WeakMap<Stage, readonly RunStep[]>();

/** The commands of a stage's own RUN instructions, in order. */
export function runSteps(model: DockerfileModel, stage: Stage): readonly RunStep[] {
  let steps = cache.get(stage);
  if (!steps) {
    steps = stage.instructions.flatMap((run) => (run.type === "Run" ? stepsOf(model, stage, run) : []));
    cache.set(stage, steps);
  }
  return steps;
}

/** The commands that have run when the stage is complete: those of its parent stages first. */
export function chainSteps(model: DockerfileModel, stage: Stage): readonly RunStep[] {
  return stage.chain.flatMap((member) => runSteps(model, member));
}

/** Whether a command stands in a script of the RUN itself, not in a string that another shell reads, nor in exec form. */
export function isScripted(model: DockerfileModel, { run, command }: RunStep): boolean {
  return model.scripts(run).includes(command.script);
}

function stepsOf(model: DockerfileModel, stage: Stage, run: Run): readonly RunStep[] {
  const commands = model.commands(run);
  if (commands.length === 0) return [];
  const state = model.before(run);
  const directories = directoriesOf(commands, knownValue(state.workdir), knownValue(state.home));
  return commands.map((command) => ({ stage, run, command, directory: directories.get(command) }));
}
