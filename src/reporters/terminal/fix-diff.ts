import { applyEdits, type Edit } from "../../text/edit.ts";
import { lastAtOrBelow } from "../../text/search.ts";
import { lineStarts, type Source } from "../../text/source.ts";
import { clipped, shownCells } from "./cells.ts";
import type { Paint } from "./paint.ts";

/** Longer lines, in characters, are not shown changed: with many findings each would be looked through for each. */
const longest = 4096;

/** Lines of a diff at most; of a longer one the end is left out. */
const mostLines = 10;

/**
 * What a fix makes of the lines that it changes: those lines with `-`, then the new ones with `+`. Lines that are only
 * added come with the one that they follow.
 */
export function fixDiff(source: Source, edits: readonly Edit[], paint: Paint, columns: number): readonly string[] {
  const lines = blocksOf(source, edits).flatMap(({ leading, before, after }) => {
    const show = (sign: string, text: string, other: string | undefined) =>
      `${sign} ${shownCells(clipped(text, other === undefined ? 0 : firstDifference(text, other), columns - 2))}`;
    return [
      ...(before.length === 0 && leading !== undefined ? [paint.dim(show(" ", leading, undefined))] : []),
      ...before.map((text, i) => paint.removed(show("-", text, after[i]))),
      ...after.map((text, i) => paint.added(show("+", text, before[i]))),
    ];
  });
  const left = lines.length - mostLines;
  return left > 1 ? [...lines.slice(0, mostLines), paint.dim(`  and ${left} more lines`)] : lines;
}

interface Block {
  /** The line before. */
  readonly leading: string | undefined;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The runs of lines that edits touch, without those at either end that stay as they were. */
function blocksOf(source: Source, edits: readonly Edit[]): readonly Block[] {
  const starts = lineStarts(source);
  const startOf = (offset: number) => starts[lastAtOrBelow(starts, offset)] as number;
  const endOf = (offset: number) => starts[lastAtOrBelow(starts, offset) + 1] ?? source.text.length;
  const lineBefore = (offset: number) => {
    const start = startOf(Math.max(0, offset - 1));
    return linesOf(source.text.slice(start, Math.min(offset, start + longest)))[0];
  };
  const runs: { readonly start: number; end: number; readonly edits: Edit[] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const last = runs.at(-1);
    if (last && edit.span.start < last.end) {
      last.end = Math.max(last.end, endOf(edit.span.end));
      last.edits.push(edit);
    } else runs.push({ start: startOf(edit.span.start), end: endOf(edit.span.end), edits: [edit] });
  }
  return runs
    .filter(({ start, end }) => end - start <= longest)
    .map((run) => {
      const { leading, ...block } = blockOf(source.text.slice(run.start, run.end), shifted(run.edits, run.start));
      return { leading: leading ?? lineBefore(run.start), ...block };
    });
}

function shifted(edits: readonly Edit[], by: number): readonly Edit[] {
  return edits.map(({ span, text }) => ({ span: { start: span.start - by, end: span.end - by }, text }));
}

function blockOf(text: string, edits: readonly Edit[]): Block {
  const before = linesOf(text);
  const after = linesOf(applyEdits(text, edits));
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first] === after[first]) first++;
  let last = 0;
  while (last < shorter - first && before.at(-1 - last) === after.at(-1 - last)) last++;
  return {
    leading: before[first - 1],
    before: before.slice(first, before.length - last),
    after: after.slice(first, after.length - last),
  };
}

/** Without the line breaks; what follows the last one is a line where it is not empty. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n|\r/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function firstDifference(text: string, other: string): number {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  return at;
}
