import { lookUp } from "../../text/look-up.ts";
import type { MappedText } from "../../text/offset-map.ts";
import { originOf } from "../../text/offset-map.ts";
import { isBlank, skipBlank } from "./characters.ts";
import { appendRange, appendText, finishMapped, mappedBuilder, spanIn } from "./mapped.ts";
import type { Word } from "./nodes.ts";
import { makeWord } from "./words.ts";

/** The strings of a JSON array; "mixed" for an array of other things too, which Docker refuses; undefined for no JSON. */
export type JsonForm = readonly Word[] | "mixed" | undefined;

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Reads what stands between two offsets of a line as a JSON array, nothing before or after it. */
export function readJsonForm(line: MappedText, start: number, end: number): JsonForm {
  const { text } = line;
  if (text.charCodeAt(start) !== 91 || text.charCodeAt(end - 1) !== 93) return undefined;
  const words: Word[] = [];
  let at = skipBlank(text, start + 1, end);
  if (at === end - 1) return Object.freeze(words);
  while (at < end) {
    if (text.charCodeAt(at) !== 34) return isJson(text.slice(start, end)) ? "mixed" : undefined;
    const close = stringEnd(text, at, end);
    if (close < 0) return undefined;
    const word = readString(line, at + 1, close);
    if (!word) return undefined;
    words.push(word);
    at = skipBlank(text, close + 1, end);
    const c = text.charCodeAt(at);
    if (c === 93) return at === end - 1 ? Object.freeze(words) : undefined;
    if (c !== 44) return undefined;
    at = skipBlank(text, at + 1, end);
  }
  return undefined;
}

/** Offset of the closing quote, or -1; control characters are not allowed in a JSON string. */
function stringEnd(text: string, start: number, end: number): number {
  let i = start + 1;
  while (i < end) {
    const c = text.charCodeAt(i);
    if (c === 34) return i;
    if (c < 32) return -1;
    i += c === 92 ? 2 : 1;
  }
  return -1;
}

function readString(line: MappedText, start: number, end: number): Word | undefined {
  const first = line.text.indexOf("\\", start);
  if (first < 0 || first >= end) return makeWord(line, start, end);
  const builder = mappedBuilder();
  let at = start;
  while (at < end) {
    const found = line.text.indexOf("\\", at);
    const next = found < 0 || found > end ? end : found;
    appendRange(builder, line, at, next);
    if (next === end) break;
    const length = line.text[next + 1] === "u" ? 6 : 2;
    const decoded = decodeEscape(line.text.slice(next, next + length));
    if (decoded === undefined || next + length > end) return undefined;
    appendText(builder, decoded, originOf(line, next));
    at = next + length;
  }
  const decoded = finishMapped(builder, originOf(line, start));
  return Object.freeze({ text: decoded.text, line: decoded, at: 0, span: spanIn(line, start, end) });
}

function decodeEscape(notation: string): string | undefined {
  if (notation.length === 2) return lookUp(escapes, notation[1] as string);
  return /^\\u[0-9A-Fa-f]{4}$/.test(notation) ? String.fromCharCode(Number.parseInt(notation.slice(2), 16)) : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a text that is no JSON array was probably meant as one: it starts with `[` and is neither a shell test nor a
 * glob. A test needs a blank after its bracket, so only `[ "a", ...` counts there.
 */
export function looksLikeJson(text: string): boolean {
  if (text.charCodeAt(0) !== 91 || text.length < 2) return false;
  const first = skipBlank(text, 1, text.length);
  const quoted = isQuote(text[first]);
  if (!isBlank(text.charCodeAt(1))) return quoted || (text.endsWith("]") && text[1] !== "[" && text[1] !== ":");
  if (!quoted) return false;
  const close = closingQuote(text, first);
  return close > 0 && text.charCodeAt(skipBlank(text, close + 1, text.length)) === 44;
}

/** As `looksLikeJson` for lists of paths, where `[abc]*` is a glob. */
export function looksLikeJsonList(text: string): boolean {
  return text.charCodeAt(0) === 91 && isQuote(text[skipBlank(text, 1, text.length)]);
}

function isQuote(c: string | undefined): boolean {
  return c !== undefined && `"'“”‘’`.includes(c);
}

function closingQuote(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (isQuote(text[i])) return i;
  }
  return -1;
}
