import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";

/** Whether an instruction above another one, in whatever stage, is an ARG or an ENV of that name. */
export function isAssignedAbove(
  name: string,
  { span }: Instruction,
  { document }: DockerfileModel,
  types: readonly ("Arg" | "Env")[] = ["Arg", "Env"],
): boolean {
  return document.instructions.some(
    (one) =>
      (one.type === "Arg" || one.type === "Env") &&
      types.includes(one.type) &&
      one.span.start < span.start &&
      one.pairs.some(({ key }) => key.text === name),
  );
}
