import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { perModel } from "../model/per-model.ts";

/** Whether an instruction above another one, in whatever stage, is of one of these types and gives a variable of that name its value. */
export function isAssignedAbove(
  name: string,
  { span }: Instruction,
  model: DockerfileModel,
  types: readonly ("Arg" | "Env")[],
): boolean {
  return types.some((type) => (firstAssignments(model)[type].get(name) ?? Number.POSITIVE_INFINITY) < span.start);
}

/** Where the first ARG and the first ENV of each name begin. */
const firstAssignments = perModel(({ document }) => {
  const first = { Arg: new Map<string, number>(), Env: new Map<string, number>() };
  for (const one of document.instructions) {
    if (one.type !== "Arg" && one.type !== "Env") continue;
    for (const { key } of one.pairs) {
      if (!first[one.type].has(key.text)) first[one.type].set(key.text, one.span.start);
    }
  }
  return first;
});
