import type { Fix } from "../../finding.ts";
import { applyEdits, type Edit } from "../../text/edit.ts";
import { lineStarts, positionAt, type Source } from "../../text/source.ts";
import { markup } from "../safe-text.ts";
import { visible } from "./source-view.ts";

/** Lines of a fix that are shown. */
const maxLines = 40;

/** A fix by its title, with the lines that it takes away and those that it puts in their place. */
export function fixView(fix: Fix, source: Source): string {
  const lines = hunksOf(fix.edits, source).flatMap((edits) => hunkLines(edits, source));
  const shown = lines.slice(0, maxLines);
  if (shown.length < lines.length) shown.push(`<div class="gap">${lines.length - shown.length} more lines</div>`);
  const kind = fix.safe ? "Fix" : "Unsafe fix";
  return `<details><summary><b>${kind}</b> ${markup(fix.title)}</summary><div class="diff">${shown.join("")}</div></details>`;
}

/** Edits whose lines touch, together. */
function hunksOf(edits: readonly Edit[], source: Source): readonly (readonly Edit[])[] {
  const hunks: Edit[][] = [];
  let lastLine = -1;
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (positionAt(source, edit.span.start).line <= lastLine + 1) hunks.at(-1)?.push(edit);
    else hunks.push([edit]);
    lastLine = positionAt(source, edit.span.end).line;
  }
  return hunks;
}

function hunkLines(edits: readonly Edit[], source: Source): readonly string[] {
  const starts = lineStarts(source);
  const first = positionAt(source, (edits[0] as Edit).span.start).line;
  const last = edits.reduce((line, { span }) => Math.max(line, positionAt(source, span.end).line), first);
  const [start, end] = [starts[first - 1] as number, starts[last] ?? source.text.length];
  const inside = edits.map(({ span, text }) => ({ text, span: { start: span.start - start, end: span.end - start } }));
  const before = source.text.slice(start, end);
  const taken = linesOf(before);
  const put = linesOf(applyEdits(before, inside));
  const same = commonEnds(taken, put);
  const line = (kind: string, sign: string) => (text: string) =>
    `<div class="${kind}"><span class="sign">${sign}</span><code>${visible(text)}</code></div>`;
  return [
    ...taken.slice(same.start, taken.length - same.end).map(line("taken", "−")),
    ...put.slice(same.start, put.length - same.end).map(line("put", "+")),
  ];
}

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
