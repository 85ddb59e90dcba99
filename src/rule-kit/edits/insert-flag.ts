import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { type Edit, insert } from "../../text/edit.ts";

/** Adds a flag to an instruction, behind the flags it has. */
export function insertFlag(instruction: Instruction, flag: string): Edit {
  const last = instruction.flags.at(-1) ?? instruction.keyword;
  return insert(last.span.end, ` ${flag}`);
}
