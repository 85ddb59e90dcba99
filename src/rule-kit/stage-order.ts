import type { DockerfileModel, Stage } from "../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../kinds/dockerfile/nodes.ts";
import { perModel } from "./per-model.ts";

/** The instructions of a stage, those inside ONBUILD in the place of their ONBUILD. */
export function unwrapped(stage: Stage): readonly Instruction[] {
  return stage.instructions.flatMap((one) => (one.type === "Onbuild" ? (one.instruction ?? []) : one));
}

/** Whether `earlier` runs before `later` in one stage or in a stage that the later one's starts from. */
export function runsBefore(earlier: Instruction, later: Instruction, model: DockerfileModel): boolean {
  if (earlier.span.start >= later.span.start) return false;
  const stage = model.stageOf(later);
  return stage?.chain.some(({ index }) => index === earlier.stage) ?? false;
}

const children = perModel((model) => {
  const byParent = new Map<Stage, Stage[]>();
  for (const stage of model.stages) {
    if (!stage.parent) continue;
    const siblings = byParent.get(stage.parent);
    if (siblings) siblings.push(stage);
    else byParent.set(stage.parent, [stage]);
  }
  return byParent;
});

/** Stages that start from this one. */
export function childrenOf(stage: Stage, model: DockerfileModel): readonly Stage[] {
  return children(model).get(stage) ?? [];
}
