import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";

/** The instructions of a stage, those inside ONBUILD in the place of their ONBUILD. */
export function unwrappedInstructions(stage: Stage): readonly Instruction[] {
  return stage.instructions.flatMap((one) => (one.type === "Onbuild" ? (one.instruction ?? []) : one));
}

/** Whether `earlier` runs before `later` in one stage or in a stage that the later one's starts from. */
export function runsBefore(earlier: Instruction, later: Instruction, model: DockerfileModel): boolean {
  if (earlier.span.start >= later.span.start) return false;
  const stage = model.stageOf(later);
  return stage?.chain.some(({ index }) => index === earlier.stage) ?? false;
}
