import type { Position, Range } from "vscode-languageserver";
import { lastAtOrBelow } from "../text/search.ts";
import { lineStarts, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";

/** What a position's `character` counts: UTF-16 code units, or bytes of UTF-8. */
export type Encoding = "utf-16" | "utf-8";

/** Offsets in a source turned into the protocol's positions and back, in the encoding agreed on with the client. */
export interface Positions {
  position(source: Source, offset: number): Position;
  range(source: Source, span: Span): Range;
  /** Positions behind the end of a line or of the text stand for that end. */
  offset(source: Source, position: Position): number;
  span(source: Source, range: Range): Span;
}

export function positionsIn(encoding: Encoding): Positions {
  const count = encoding === "utf-8" ? byteLength : (text: string) => text.length;
  const position: Positions["position"] = (source, offset) => {
    const at = Math.max(0, Math.min(offset, source.text.length));
    const line = lineAt(source, at);
    const start = lineStarts(source)[line] as number;
    return { line, character: encoding === "utf-16" ? at - start : count(source.text.slice(start, at)) };
  };
  const offset: Positions["offset"] = (source, { line, character }) => {
    const starts = lineStarts(source);
    if (line < 0) return 0;
    const start = starts[line];
    if (start === undefined) return source.text.length;
    const end = lineEnd(source.text, start, starts[line + 1] ?? source.text.length);
    if (encoding === "utf-16") return Math.max(start, Math.min(start + character, end));
    return start + unitsOfBytes(source.text, start, end, character);
  };
  return {
    position,
    offset,
    range: (source, span) => ({ start: position(source, span.start), end: position(source, span.end) }),
    span: (source, range) => {
      const start = offset(source, range.start);
      return { start, end: Math.max(start, offset(source, range.end)) };
    },
  };
}

/** Index of the line that holds an offset. */
export function lineAt(source: Source, offset: number): number {
  return lastAtOrBelow(lineStarts(source), offset);
}

/** Where a line's text ends, its line break left out. */
function lineEnd(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
  return end;
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += bytesOf(character);
  return bytes;
}

/** How many code units the first so many bytes take. A count that ends inside a character stops before it. */
function unitsOfBytes(text: string, start: number, end: number, bytes: number): number {
  let left = bytes;
  let at = start;
  while (at < end) {
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    left -= bytesOf(character);
    if (left < 0) break;
    at += character.length;
  }
  return at - start;
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** A change as `textDocument/didChange` brings it: of a range, or of the whole text where none is given. */
export interface Change {
  readonly range?: Range | undefined;
  readonly text: string;
}

/** The source after changes that each refer to what the one before left. */
export function applyChanges({ path, text }: Source, changes: readonly Change[], positions: Positions): Source {
  // Editors send one for each place that "replace all" meets: the text is put together once, at the end.
  let lines = linesOf(text);
  for (const { range, text: replacement } of changes) {
    lines = range ? replaced(lines, range, replacement, positions) : linesOf(replacement);
  }
  return { path, text: inOnePiece(lines.join("")) };
}

/** With their ends; the last has none, and may be empty. */
function linesOf(text: string): string[] {
  const starts = lineStarts({ path: "", text });
  return starts.map((start, i) => text.slice(start, starts[i + 1]));
}

function replaced(lines: string[], { start, end }: Range, text: string, positions: Positions): string[] {
  const from = placeIn(lines, start, positions);
  const to = placeIn(lines, end, positions);
  const isBackwards = to.line < from.line || (to.line === from.line && to.at < from.at);
  let first = from.line;
  let last = isBackwards ? from.line : to.line;
  let piece = `${lineOf(lines, first).slice(0, from.at)}${text}${lineOf(lines, last).slice((isBackwards ? from : to).at)}`;
  // The halves of a CR LF that meet are one line's end.
  if (piece.startsWith("\n") && lineOf(lines, first - 1).endsWith("\r")) piece = lineOf(lines, --first) + piece;
  if (piece.endsWith("\r") && lineOf(lines, last + 1).startsWith("\n")) piece += lineOf(lines, ++last);
  const pieces = linesOf(piece);
  // The end of the text aside, what is left of the last line ends as that did.
  if (last < lines.length - 1) pieces.pop();
  if (pieces.length === last - first + 1) {
    for (const [i, line] of pieces.entries()) lines[first + i] = line;
    return lines;
  }
  return lines.slice(0, first).concat(pieces, lines.slice(last + 1));
}

function lineOf(lines: readonly string[], index: number): string {
  return lines[index] ?? "";
}

/** Where a position lies: its line, and how far from the line's start. */
function placeIn(lines: readonly string[], { line, character }: Position, positions: Positions) {
  if (line < 0) return { line: 0, at: 0 };
  const last = lines.length - 1;
  if (line > last) return { line: last, at: lineOf(lines, last).length };
  return { line, at: positions.offset({ path: "", text: lineOf(lines, line) }, { line: 0, character }) };
}

/** V8 keeps what was put together as its pieces, and reads it more slowly ever after. Half characters stay as they are. */
function inOnePiece(text: string): string {
  const copy = Buffer.from(text).toString();
  return copy === text ? copy : text;
}
