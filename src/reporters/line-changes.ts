import { applyEdits, type Edit } from "../text/edit.ts";
import { lastAtOrBelow } from "../text/search.ts";
import { lineStarts, type Source } from "../text/source.ts";

/** Lines that a fix takes away, and those that it puts in their place. */
export interface LineChange {
  /** The line before, which stays. */
  readonly leading: string | undefined;
  readonly taken: readonly string[];
  readonly put: readonly string[];
}

/** Longer runs of lines, in characters, are not compared: many findings in one of them would each go through all of it. */
const longest = 4096;

/** Edits of one run of lines. */
interface Run {
  readonly start: number;
  end: number;
  readonly edits: Edit[];
}

/**
 * What edits do to the lines that they touch, run by run. Runs that are too long to be shown are left out.
 */
export function lineChanges(source: Source, edits: readonly Edit[]): readonly LineChange[] {
  const starts = lineStarts(source);
  const startOf = (offset: number) => starts[lastAtOrBelow(starts, offset)] as number;
  const endOf = (offset: number) => starts[lastAtOrBelow(starts, offset) + 1] ?? source.text.length;
  const runs: Run[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const [start, end] = [startOf(edit.span.start), endOf(edit.span.end)];
    const last = runs.at(-1);
    // Runs that touch are one.
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else runs.push({ start, end, edits: [edit] });
  }
  const lineBefore = (offset: number) => {
    const start = startOf(Math.max(0, offset - 1));
    return linesOf(source.text.slice(start, Math.min(offset, start + longest)))[0];
  };
  return runs
    .filter(({ start, end }) => end - start <= longest)
    .map((run) => {
      const { leading = lineBefore(run.start), ...lines } = changeOf(run, source);
      return { leading, ...lines };
    });
}

function changeOf({ start, end, edits }: Run, source: Source): LineChange {
  const inside = edits.map(({ span, text }) => ({ text, span: { start: span.start - start, end: span.end - start } }));
  const before = source.text.slice(start, end);
  const taken = linesOf(before);
  const put = linesOf(applyEdits(before, inside));
  const same = commonEnds(taken, put);
  return {
    leading: taken[same.start - 1],
    taken: taken.slice(same.start, taken.length - same.end),
    put: put.slice(same.start, put.length - same.end),
  };
}

/** Without the line breaks; what follows the last one is a line where it is not empty. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** How many lines both have in common at their start and at their end. */
function commonEnds(a: readonly string[], b: readonly string[]): { readonly start: number; readonly end: number } {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { start, end };
}
