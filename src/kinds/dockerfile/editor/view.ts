import { lastStarting, type Span } from "../../../text/span.ts";
import type { View } from "../../editor.ts";
import type { DockerfileModel } from "../model/types.ts";
import type { DockerfileDocument, Instruction } from "../nodes.ts";

export type DockerfileView = View<DockerfileDocument, DockerfileModel>;

/** Whether a span holds an offset, its end included: a cursor behind the last letter of a word is on the word. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The instruction at an offset. Instructions are in order. */
export function instructionAt({ instructions }: DockerfileDocument, offset: number): Instruction | undefined {
  const found = lastStarting(instructions, offset);
  return found && touches(found.span, offset) ? found : undefined;
}
