import type { MappedText } from "../../text/offset-map.ts";
import { originOf } from "../../text/offset-map.ts";
import { skipBlank } from "./characters.ts";
import { appendRange, appendText, finishMapped, mappedBuilder, spanIn } from "./mapped.ts";
import type { Word } from "./nodes.ts";
import { makeWord } from "./words.ts";

/** The strings of a JSON array; "mixed" for an array of other things too, which Docker refuses; undefined for no JSON. */
export type JsonForm = readonly Word[] | "mixed" | undefined;

/** Reads what stands between two offsets of a line as a JSON array, nothing before or after it. */
export function readJsonForm(line: MappedText, start: number, end: number): JsonForm {
  const { text } = line;
  if (text[start] !== "[") return undefined;
  const values = parsed(text.slice(start, end));
  if (!values?.every((value) => typeof value === "string")) return values && "mixed";
  let at = start;
  const words = values.map(() => {
    const open = text.indexOf('"', at) + 1;
    const close = stringEnd(text, open);
    at = close + 1;
    return readString(line, open, close);
  });
  return Object.freeze(words);
}

function parsed(text: string): readonly unknown[] | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Offset of the quote that closes a string of valid JSON. */
function stringEnd(text: string, start: number): number {
  let i = start;
  while (text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return i;
}

const escapeNotation = /\\(?:u.{4}|.)/g;

function readString(line: MappedText, start: number, end: number): Word {
  const escapes = [...line.text.slice(start, end).matchAll(escapeNotation)];
  if (escapes.length === 0) return makeWord(line, start, end);
  const builder = mappedBuilder();
  let at = start;
  for (const { index, 0: notation } of escapes) {
    appendRange(builder, line, at, start + index);
    appendText(builder, JSON.parse(`"${notation}"`), originOf(line, start + index));
    at = start + index + notation.length;
  }
  appendRange(builder, line, at, end);
  const decoded = finishMapped(builder, originOf(line, start));
  return Object.freeze({ text: decoded.text, line: decoded, at: 0, span: spanIn(line, start, end) });
}

/**
 * Whether a text that is no JSON array was probably meant as one: it starts with `[` and is neither a shell test nor a
 * glob. A test needs a blank after its bracket, so only `[ "a", ...` counts there.
 */
export function looksLikeJson(text: string): boolean {
  if (text[0] !== "[") return false;
  const first = skipBlank(text, 1, text.length);
  const quoted = isQuote(text[first]);
  if (first === 1) return quoted || (text.endsWith("]") && text[1] !== "[" && text[1] !== ":");
  return quoted && text[skipBlank(text, quoteEnd(text, first), text.length)] === ",";
}

/** As `looksLikeJson` for lists of paths, where `[abc]*` is a glob. */
export function looksLikeJsonList(text: string): boolean {
  return text[0] === "[" && isQuote(text[skipBlank(text, 1, text.length)]);
}

function isQuote(c: string | undefined): boolean {
  return c !== undefined && `"'“”‘’`.includes(c);
}

function quoteEnd(text: string, open: number): number {
  let i = open + 1;
  while (i < text.length && !isQuote(text[i])) i += text[i] === "\\" ? 2 : 1;
  return i + 1;
}
