import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";

/**
 * What a file without FROM holds, such as a part that a template takes in: its first instruction stands for the image
 * where somebody judges it as one. Undefined for a file with stages, and for one that says nothing of an image.
 */
export function fragmentOf({ stages, document }: DockerfileModel): Instruction | undefined {
  return stages.length > 0 ? undefined : document.instructions.find(({ type }) => type !== "Arg");
}
