import type { MappedText } from "../../text/offset-map.ts";
import { span } from "../../text/span.ts";
import { skipSpace, trimEnd } from "./characters.ts";
import { wholeText } from "./mapped.ts";
import { report, type Scan } from "./scan.ts";

const hash = 35;

/** A line as Docker parses it: physical lines joined, continuations and the comments between them gone. */
export interface LogicalLine {
  readonly mapped: MappedText;
  /** Offset in the file of its first character: the keyword's, unless lines of only `\` come before. */
  readonly start: number;
  /** Offset in the file after its last character, trailing space left out. */
  readonly end: number;
}

/** Offset of the line break that ends the line at `at`, or the end of the text. Only LF ends a line for Docker. */
export function lineBreak(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found;
}

/** Where the content of a line that ends at `end` does: Docker strips every CR before the LF. */
export function contentEnd(text: string, end: number): number {
  let i = end;
  while (text.charCodeAt(i - 1) === 13) i--;
  return i;
}

/** Reads the logical line whose first character is at `start`, and moves the scan behind it. */
export function readLogicalLine(scan: Scan, start: number): LogicalLine {
  const { text } = scan;
  const stop = lineBreak(text, start);
  const end = contentEnd(text, stop);
  const continued = continuationAt(text, end, scan.escape);
  scan.at = stop + 1;
  if (continued !== undefined) return readContinued(scan, start, continued);
  return { mapped: wholeText(text.slice(start, end), start), start, end: trimEnd(text, start, end) };
}

/**
 * Offset of the escape character that continues the line that ends at `end`, where one does: the last character but
 * blanks, and not after another one (`([^\\])\\[ \t]*$|^\\[ \t]*$` in BuildKit).
 */
function continuationAt(text: string, end: number, escapeChar: number): number | undefined {
  let i = end - 1;
  while (text[i] === " " || text[i] === "\t") i--;
  return text.charCodeAt(i) === escapeChar && text.charCodeAt(i - 1) !== escapeChar ? i : undefined;
}

/** Joins lines up to the first one that does not continue; comments and empty lines between them do not end it. */
function readContinued(scan: Scan, start: number, continued: number): LogicalLine {
  const { text } = scan;
  const starts = [0];
  const origins = [start];
  let joined = text.slice(start, continued);
  let end = continued + 1;
  for (let next: number | undefined = continued; next !== undefined && skipBetween(scan); ) {
    const from = scan.at;
    const stop = lineBreak(text, from);
    const content = contentEnd(text, stop);
    scan.at = stop + 1;
    next = continuationAt(text, content, scan.escape);
    const pieceEnd = next ?? content;
    end = next === undefined ? trimEnd(text, from, content) : next + 1;
    if (pieceEnd === from) continue;
    starts.push(joined.length);
    origins.push(from);
    joined += text.slice(from, pieceEnd);
  }
  return { mapped: { text: joined, starts, origins }, start, end };
}

/**
 * Skips the comments and empty lines inside an instruction.
 * @returns whether a line of the instruction follows
 */
function skipBetween(scan: Scan): boolean {
  const { text } = scan;
  let blankFrom: number | undefined;
  while (scan.at < text.length) {
    const from = scan.at;
    const stop = lineBreak(text, from);
    const content = contentEnd(text, stop);
    const first = skipSpace(text, from, content);
    if (first === content) {
      blankFrom ??= from;
    } else {
      if (blankFrom !== undefined) reportBlank(scan, blankFrom, from);
      blankFrom = undefined;
      if (text.charCodeAt(first) !== hash) return true;
      addComment(scan, first, content, true);
    }
    scan.at = stop + 1;
  }
  if (blankFrom !== undefined) reportBlank(scan, blankFrom, text.length);
  return false;
}

function reportBlank(scan: Scan, start: number, end: number): void {
  report(
    scan,
    "empty-continuation",
    span(start, end),
    "An empty line inside a continued instruction does not end it, and a future release of Docker will reject it",
  );
}

/** Notes the comment whose `#` is at `start`. */
export function addComment(scan: Scan, start: number, end: number, inside: boolean): void {
  const stop = trimEnd(scan.text, start, end);
  const from = skipSpace(scan.text, start + 1, stop);
  scan.comments.push(Object.freeze({ text: scan.text.slice(from, stop), inside, span: span(start, stop) }));
}
