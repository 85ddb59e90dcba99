import { lookUp } from "../../text/look-up.ts";
import { type MappingBuilder, mappingBuilder } from "../../text/mapping-builder.ts";
import type { MappedText } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";

/** Plain and single-quoted scalars: blanks around line breaks are dropped, breaks folded, `''` is one quote. */
export function mapSingleLine(text: string, { start, end }: Span, quoted: boolean): MappedText {
  const builder = mappingBuilder();
  let at = start;
  while (at < end) {
    const run = blankRun(text, at, end);
    if (run.breaks > 0) {
      addFold(builder, text, run, at);
      at = run.end;
      continue;
    }
    builder.add(text.slice(at, run.end), at);
    at = run.end;
    if (at >= end) break;
    builder.add(text.charAt(at), at);
    at += quoted && text.startsWith("''", at) ? 2 : 1;
  }
  return builder.finish(end);
}

/** Double-quoted scalars: as above, with backslash escapes. */
export function mapDoubleQuoted(text: string, { start, end }: Span): MappedText {
  const builder = mappingBuilder();
  let at = start;
  while (at < end) {
    const run = blankRun(text, at, end);
    if (run.breaks > 0) {
      addFold(builder, text, run, at);
      at = run.end;
      continue;
    }
    builder.add(text.slice(at, run.end), at);
    at = run.end;
    if (at >= end) break;
    if (text.charAt(at) !== "\\") {
      builder.add(text.charAt(at), at);
      at++;
      continue;
    }
    const escaped = readEscape(text, at);
    builder.add(escaped.value, at);
    at = escaped.end;
  }
  return builder.finish(end);
}

interface BlankRun {
  readonly end: number;
  readonly breaks: number;
}

/** Blanks from `at` on, with the line breaks among them. */
function blankRun(text: string, at: number, end: number): BlankRun {
  let breaks = 0;
  let i = at;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) breaks++;
    else if (code === 13 ? text.charCodeAt(i + 1) !== 10 : code !== 32 && code !== 9) break;
  }
  return { end: i, breaks };
}

/** One break is a blank; of several the first is dropped. */
function addFold(builder: MappingBuilder, text: string, run: BlankRun, start: number): void {
  if (run.breaks === 1) builder.add(" ", start);
  let at = text.indexOf("\n", start);
  for (let i = 1; i < run.breaks; i++) {
    at = text.indexOf("\n", at + 1);
    builder.add("\n", at);
  }
}

const escapes: Readonly<Record<string, string | undefined>> = {
  __proto__: null as never,
  0: "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  "\t": "\t",
  v: "\v",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};

const digitsOf: Readonly<Record<string, number | undefined>> = { __proto__: null as never, x: 2, u: 4, U: 8 };

/** The escape at a backslash. One that YAML does not know stands for itself: the parser has reported it. */
function readEscape(text: string, at: number): { readonly value: string; readonly end: number } {
  const char = text.charAt(at + 1);
  const known = lookUp(escapes, char);
  if (known !== undefined) return { value: known, end: at + 2 };
  if (char === "\n" || (char === "\r" && text.charAt(at + 2) === "\n")) {
    let next = at + (char === "\n" ? 2 : 3);
    while (text.charAt(next) === " " || text.charAt(next) === "\t") next++;
    return { value: "", end: next };
  }
  const digits = lookUp(digitsOf, char) ?? 0;
  const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
  if (Number.isNaN(code) || code > 0x10ffff) return { value: text.slice(at, at + 2), end: at + 2 };
  return { value: String.fromCodePoint(code), end: at + 2 + digits };
}
