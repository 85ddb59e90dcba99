import type { Flag, Instruction } from "../../kinds/dockerfile/nodes.ts";
import { type Edit, insert, remove } from "../../text/edit.ts";

/** Adds a flag (`--chown=app`) to an instruction, behind the flags it has. */
export function insertFlag(instruction: Instruction, flag: string): Edit {
  const last = instruction.flags.at(-1) ?? instruction.keyword;
  return insert(last.span.end, ` ${flag}`);
}

/** Removes a flag of an instruction with the blanks behind it. */
export function removeFlag({ span }: Flag, source: string): Edit {
  let { end } = span;
  while (source[end] === " " || source[end] === "\t") end++;
  return remove({ start: span.start, end });
}
