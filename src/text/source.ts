import { lastAtOrBelow } from "./search.ts";

/** The text of one file and where it came from. A byte order mark is part of `text`, so that offsets match the file. */
export interface Source {
  /** Path as it should be reported: relative to the working directory, forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A place for people: line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStartsOf = new WeakMap<Source, readonly number[]>();

/** Offsets at which lines start. LF, CRLF and a lone CR each end a line. */
export function lineStarts(source: Source): readonly number[] {
  let starts = lineStartsOf.get(source);
  if (!starts) {
    starts = computeLineStarts(source.text);
    lineStartsOf.set(source, starts);
  }
  return starts;
}

function computeLineStarts(text: string): number[] {
  const starts = [0];
  if (text.includes("\r")) {
    for (const { 0: end, index } of text.matchAll(/\r?\n|\r/g)) starts.push(index + end.length);
  } else {
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  }
  return starts;
}

/** Line and column of an offset. Offsets past the end give the end's position. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  const at = Math.max(0, Math.min(offset, source.text.length));
  const line = lastAtOrBelow(starts, at);
  return { line: line + 1, column: at - (starts[line] as number) + 1 };
}
