import type { Flag } from "../../kinds/dockerfile/nodes.ts";
import { type Edit, remove } from "../../text/edit.ts";

/** Removes a flag of an instruction with the blanks behind it. */
export function removeFlag({ span }: Flag, source: string): Edit {
  let { end } = span;
  while (source[end] === " " || source[end] === "\t") end++;
  return remove({ start: span.start, end });
}
