import { type MappingBuilder, mappingBuilder } from "../../text/mapping-builder.ts";
import type { MappedText } from "../../text/offset-map.ts";
import type { YamlScalar } from "./nodes.ts";

/** A line without its indentation and its break. */
interface Body {
  readonly start: number;
  readonly end: number;
}

/** Block scalars by chapter 8.1 of the YAML specification: indentation off, breaks folded for `>`, the end chomped. */
export function mapBlock(text: string, scalar: YamlScalar): MappedText {
  const { start, end } = scalar.contentSpan;
  const indent = blockIndent(text, scalar);
  const bodies = bodiesOf(text, start, end, indent);
  const builder = mappingBuilder();
  if (scalar.style === "literal") addLiteral(builder, text, bodies);
  else addFolded(builder, text, bodies);
  // Where no line has text, blanks are indentation however many they are.
  const margin = start === end ? Number.POSITIVE_INFINITY : indent;
  return builder.finish(addTail(builder, text, end, margin, scalar.value));
}

/** Columns that are no part of the value: the first line's with text, or those that an indicator tells. */
export function blockIndent(text: string, { span, contentSpan, parentIndent }: YamlScalar): number {
  const indicator = /^[|>][+-]?([1-9])/.exec(text.slice(span.start, span.start + 3))?.[1];
  if (indicator) return parentIndent + Number(indicator);
  let lineStart = contentSpan.start;
  for (let at = lineStart; at < contentSpan.end; at++) {
    const char = text.charCodeAt(at);
    if (char === 10) lineStart = at + 1;
    else if (char !== 32 && char !== 13) return at - lineStart;
  }
  return 0;
}

function bodiesOf(text: string, start: number, end: number, indent: number): Body[] {
  const bodies: Body[] = [];
  for (let at = start; at <= end; ) {
    const newline = text.indexOf("\n", at);
    const stop = newline < 0 || newline > end ? end : newline;
    const lineEnd = text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    let from = at;
    while (from < at + indent && text.charCodeAt(from) === 32) from++;
    bodies.push({ start: from, end: lineEnd });
    at = stop + 1;
  }
  return bodies;
}

function addLiteral(builder: MappingBuilder, text: string, bodies: readonly Body[]): void {
  bodies.forEach(({ start, end }, i) => {
    builder.add(text.slice(start, end), start);
    if (i < bodies.length - 1) builder.add("\n", end);
  });
}

/** A single break between two lines of text becomes a blank; breaks around indented lines stay. */
function addFolded(builder: MappingBuilder, text: string, bodies: readonly Body[]): void {
  let pending: number[] = [];
  let previous: "none" | "text" | "indented" = "none";
  for (const { start, end } of bodies) {
    if (start < end) {
      const indented = text.charAt(start) === " " || text.charAt(start) === "\t";
      const folds = previous === "text" && !indented;
      if (folds && pending.length === 1) builder.add(" ", pending[0] as number);
      else for (const at of folds ? pending.slice(1) : pending) builder.add("\n", at);
      builder.add(text.slice(start, end), start);
      previous = indented ? "indented" : "text";
      pending = [];
    }
    pending.push(end);
  }
}

/** What the value has after its last line with text: breaks, and blanks beyond the indentation. Gives where it ends. */
function addTail(builder: MappingBuilder, text: string, end: number, indent: number, value: string): number {
  let left = value.length - builder.length();
  let at = end;
  while (left > 0) {
    builder.add("\n", at);
    left--;
    const newline = text.indexOf("\n", at);
    if (newline < 0) return text.length;
    at = newline + 1;
    const from = at;
    while (text.charCodeAt(at) === 32) at++;
    const blanks = text.slice(Math.min(from + indent, at), at).slice(0, left);
    builder.add(blanks, at - blanks.length);
    left -= blanks.length;
    if (left === 0 && blanks === "") at = from;
  }
  return at;
}
