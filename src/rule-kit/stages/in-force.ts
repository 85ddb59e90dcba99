import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Cmd, Entrypoint, Healthcheck } from "../../kinds/dockerfile/nodes.ts";
import type { Holds } from "../../report.ts";
import { perPart } from "../model/per-model.ts";

/** Whether a later instruction of the same type in its stage takes its place: what it says is never run. */
export function isReplaced(instruction: Cmd | Entrypoint | Healthcheck, model: DockerfileModel): boolean {
  const stage = model.stageOf(instruction);
  if (!stage || instruction.onbuild) return false;
  return lastOf(stage, model).get(instruction.type) !== instruction;
}

const lastOf = perPart(
  ({ instructions }: Stage) => new Map(instructions.map((instruction) => [instruction.type as string, instruction])),
);

/** A CMD that an ENTRYPOINT in shell form has ignored becomes arguments of its program once there is no shell. */
export function takesCmd(entrypoint: Entrypoint, model: DockerfileModel): Holds {
  const stage = model.stageOf(entrypoint);
  const hasCmd = stage !== undefined && lastOf(stage, model).has("Cmd");
  return hasCmd ? { unless: "the program cannot take the words of CMD" } : true;
}
