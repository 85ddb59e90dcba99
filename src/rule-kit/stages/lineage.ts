import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { firstFrom } from "../../text/search.ts";

/** What a build has run when it comes to an instruction: that of the parent stages, then of its own, oldest first. */
export function* earlierInstructions(instruction: Instruction, model: DockerfileModel): Generator<Instruction> {
  const self = instruction.onbuild ?? instruction;
  for (const { instructions } of model.stageOf(instruction)?.chain ?? []) {
    for (const one of instructions) {
      if (one === self) return;
      yield one;
    }
  }
}

/** Instructions of a stage's chain, oldest first. */
export function chainInstructions({ chain, instructions }: Stage): readonly Instruction[] {
  return chain.length === 1 ? instructions : chain.flatMap((member) => member.instructions);
}

/** What follows an instruction in its own stage, or the first `limit` of it. */
export function laterInstructions(
  instruction: Instruction,
  model: DockerfileModel,
  limit = Number.POSITIVE_INFINITY,
): readonly Instruction[] {
  const stage = model.stageOf(instruction);
  const place = stage ? placeOf(instruction, stage) : -1;
  return stage && place >= 0 ? stage.instructions.slice(place + 1, place + 1 + limit) : [];
}

/** The instruction right before another in the same stage; undefined for the first, and inside ONBUILD. */
export function previousInstruction(instruction: Instruction, model: DockerfileModel): Instruction | undefined {
  if (instruction.onbuild) return undefined;
  const stage = model.stageOf(instruction);
  return stage?.instructions[placeOf(instruction, stage) - 1];
}

/** An ONBUILD's inner instruction stands where its ONBUILD does. */
function placeOf(instruction: Instruction, { instructions }: Stage): number {
  const wanted = instruction.onbuild ?? instruction;
  const place = firstFrom(instructions, wanted.span.start, ({ span }) => span.start);
  return instructions[place] === wanted ? place : -1;
}
