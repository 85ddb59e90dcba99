import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import type { Command } from "../../nodes/command.ts";
import { knownValue } from "../../syntax/fact.ts";
import { directoriesOf } from "../../syntax/shell/directories.ts";
import { perPart } from "../model/per-model.ts";
import { chainInstructions } from "../stages/lineage.ts";

/** One command of a RUN with what surrounds it. */
export interface RunStep {
  readonly stage: Stage;
  readonly run: Run;
  readonly command: Command;
  /** Working directory, `cd` taken into account; undefined where it cannot be known. */
  readonly directory: string | undefined;
}

/** The commands of a stage's own RUN instructions, in order; none of scripts that cannot be parsed. */
export const runSteps = perPart((stage: Stage, model): readonly RunStep[] => {
  const steps: RunStep[] = [];
  for (const run of stage.instructions) if (run.type === "Run") addSteps(steps, model, stage, run);
  return steps;
});

/** The commands that have run when the stage is complete: those of its parent stages first. */
export const chainSteps = perPart((stage: Stage, model): readonly RunStep[] =>
  stage.parent ? stage.chain.flatMap((member) => runSteps(member, model)) : runSteps(stage, model),
);

/** The commands of `chainSteps` alone: cheaper, for no directory is followed. */
export const chainCommands = perPart((stage: Stage, model): readonly Command[] =>
  chainInstructions(stage).flatMap((instruction) => (instruction.type === "Run" ? model.commands(instruction) : [])),
);

/**
 * Whether a command stands in a script of the RUN itself, where words can be put before it: not in a string that
 * another shell reads, nor in exec form.
 */
export function isScripted({ run, command }: RunStep, model: DockerfileModel): boolean {
  return model.scripts(run).includes(command.script);
}

function addSteps(steps: RunStep[], model: DockerfileModel, stage: Stage, run: Run): void {
  const commands = model.commands(run);
  if (commands.length === 0) return;
  const state = model.before(run);
  const directories = directoriesOf(commands, knownValue(state.workdir), () => knownValue(state.home));
  for (let i = 0; i < commands.length; i++) {
    steps.push({ stage, run, command: commands[i] as Command, directory: directories[i] });
  }
}
