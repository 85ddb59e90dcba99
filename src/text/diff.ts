import type { Edit } from "./edit.ts";
import { firstFrom } from "./search.ts";
import type { Span } from "./span.ts";

const contextLines = 3;

/** A block of lines that differs: half-open ranges of lines before and after. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Unified diff of a file with three lines of context, as `git apply` reads it; empty when nothing differs. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const old = linesOf(before);
  const now = linesOf(after);
  const changes = changesBetween(old, now);
  let text = `--- ${name(`a/${path}`)}\n+++ ${name(`b/${path}`)}\n`;
  for (let i = 0; i < changes.length; ) {
    let end = i + 1;
    while (end < changes.length && changes[end]!.from - changes[end - 1]!.to <= 2 * contextLines) end++;
    text += hunk(changes.slice(i, end), old, now);
    i = end;
  }
  return text;
}

const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "\x07": "a",
    "\b": "b",
    "\t": "t",
    "\n": "n",
    "\v": "v",
    "\f": "f",
    "\r": "r",
    '"': '"',
    "\\": "\\",
  }),
);

/** In quotes, as git writes it, where it would otherwise not be read as it is, or as lines of a diff. */
function name(path: string): string {
  const escaped = path.replace(/[\0-\x1f\x7f"\\]/g, (sign) => {
    return `\\${escapes.get(sign) ?? sign.charCodeAt(0).toString(8).padStart(3, "0")}`;
  });
  return escaped === path ? path : `"${escaped}"`;
}

/** The lines of a text that an earlier one does not have, neighbours as one span. How lines end does not count. */
export function changedSpans(before: string, after: string): readonly Span[] {
  const bare = (line: string) => line.replace(/\r?\n/, "");
  const now = linesOf(after);
  const starts = [0];
  for (const line of now) starts.push((starts.at(-1) as number) + line.length);
  return changesBetween(linesOf(before).map(bare), now.map(bare))
    .filter(({ newFrom, newTo }) => newFrom < newTo)
    .map(({ newFrom, newTo }) => ({ start: starts[newFrom] as number, end: starts[newTo] as number }));
}

/** Edits of whole lines that turn a text into another. */
export function lineEdits(before: string, after: string): readonly Edit[] {
  const old = linesOf(before);
  const now = linesOf(after);
  const starts = [0];
  for (const line of old) starts.push((starts.at(-1) as number) + line.length);
  return changesBetween(old, now).map(({ from, to, newFrom, newTo }) => ({
    span: { start: starts[from] as number, end: starts[to] as number },
    text: now.slice(newFrom, newTo).join(""),
  }));
}

/** Lines with their line breaks. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function hunk(changes: readonly Change[], old: readonly string[], now: readonly string[]): string {
  const first = changes[0]!;
  const last = changes[changes.length - 1]!;
  const start = Math.max(0, first.from - contextLines);
  const end = Math.min(old.length, last.to + contextLines);
  const newStart = first.newFrom - (first.from - start);
  const newEnd = last.newTo + (end - last.to);
  let text = `@@ -${range(start, end)} +${range(newStart, newEnd)} @@\n`;
  let at = start;
  for (const change of changes) {
    for (; at < change.from; at++) text += marked(" ", old[at]!);
    for (; at < change.to; at++) text += marked("-", old[at]!);
    for (let i = change.newFrom; i < change.newTo; i++) text += marked("+", now[i]!);
  }
  for (; at < end; at++) text += marked(" ", old[at]!);
  return text;
}

function range(start: number, end: number): string {
  const count = end - start;
  const line = count === 0 ? start : start + 1;
  return count === 1 ? `${line}` : `${line},${count}`;
}

function marked(mark: string, line: string): string {
  return line.endsWith("\n") ? `${mark}${line}` : `${mark}${line}\n\\ No newline at end of file\n`;
}

/**
 * What differs, in order. Lines that occur once on both sides and keep their order hold the two texts together; between
 * them only equal lines at both ends of a gap are matched. Fixes change little, so this is as good as a minimal diff,
 * and never quadratic.
 */
function changesBetween(old: readonly string[], now: readonly string[]): readonly Change[] {
  const changes: Change[] = [];
  let from = 0;
  let newFrom = 0;
  for (const [to, newTo] of [...anchors(old, now), [old.length, now.length] as const]) {
    const change = trim({ from, to, newFrom, newTo }, old, now);
    if (change.from < change.to || change.newFrom < change.newTo) changes.push(change);
    from = to + 1;
    newFrom = newTo + 1;
  }
  return changes;
}

function trim(gap: Change, old: readonly string[], now: readonly string[]): Change {
  let { from, to, newFrom, newTo } = gap;
  // What ends a gap on one side does not stand in it on the other.
  while (from < to && old[from] === now[newFrom]) {
    from++;
    newFrom++;
  }
  while (from < to && newFrom < newTo && old[to - 1] === now[newTo - 1]) {
    to--;
    newTo--;
  }
  return { from, to, newFrom, newTo };
}

type Match = readonly [number, number];

/** Longest rising sequence of lines that are unique on both sides (patience sorting). */
function anchors(old: readonly string[], now: readonly string[]): readonly Match[] {
  const there = uniqueLines(now);
  const piles: Link[] = [];
  for (const [line, at] of uniqueLines(old)) {
    const newAt = there.get(line);
    if (newAt === undefined) continue;
    const pile = firstFrom(piles, newAt, ({ match }) => match[1]);
    piles[pile] = { match: [at, newAt], below: piles[pile - 1] };
  }
  const matches: Match[] = [];
  for (let link: Link | undefined = piles.at(-1); link; link = link.below) matches.push(link.match);
  return matches.reverse();
}

interface Link {
  readonly match: Match;
  readonly below: Link | undefined;
}

/** Index of every line that occurs once, in order. */
function uniqueLines(lines: readonly string[]): ReadonlyMap<string, number> {
  const unique = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [i, line] of lines.entries()) {
    if (unique.has(line)) repeated.add(line);
    else unique.set(line, i);
  }
  for (const line of repeated) unique.delete(line);
  return unique;
}
