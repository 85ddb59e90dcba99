import type { Edit } from "../../text/edit.ts";
import type { Source } from "../../text/source.ts";
import { lineChanges } from "../line-changes.ts";
import { clipped, shownCells } from "./cells.ts";
import type { Paint } from "./paint.ts";

/** Lines of a diff at most; of a longer one the end is left out. */
const mostLines = 10;

/**
 * What a fix makes of the lines that it changes: those lines with `-`, then the new ones with `+`. Lines that are only
 * added come with the one that they follow.
 */
export function fixDiff(source: Source, edits: readonly Edit[], paint: Paint, columns: number): readonly string[] {
  const show = (sign: string, text: string, other: string | undefined) =>
    `${sign} ${shownCells(clipped(text, other === undefined ? 0 : firstDifference(text, other), columns - 2))}`;
  const lines = lineChanges(source, edits).flatMap(({ leading, taken, put }) => [
    ...(taken.length === 0 && leading !== undefined ? [paint.dim(show(" ", leading, undefined))] : []),
    ...taken.map((text, i) => paint.removed(show("-", text, put[i]))),
    ...put.map((text, i) => paint.added(show("+", text, taken[i]))),
  ]);
  const left = lines.length - mostLines;
  return left > 1 ? [...lines.slice(0, mostLines), paint.dim(`  and ${left} more lines`)] : lines;
}

function firstDifference(text: string, other: string): number {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  return at;
}
