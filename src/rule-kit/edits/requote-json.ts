import { type Edit, remove, replace } from "../../text/edit.ts";
import { lookUp } from "../../text/look-up.ts";
import { type MappedText, originSpan } from "../../text/offset-map.ts";

/** Quotes that people write for `"`, by what closes them. */
const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", "“": "”", "‘": "’", "”": "”", "’": "’" };

const blank = /\s/;

/**
 * The edits that make a text such as `['a', “b”,]` the JSON array `["a", "b"]`, where each element stands in quotes of
 * its own; undefined where an element is not clear (bare words, backslashes, quotes inside quotes) or nothing is wrong
 * with quotes and commas.
 */
export function requoteAsJson(array: MappedText): readonly Edit[] | undefined {
  const { text } = array;
  if (text[0] !== "[" || text.at(-1) !== "]") return undefined;
  const edits: Edit[] = [];
  const place = (at: number) => originSpan(array, at, at + 1);
  let comma = -1;
  let at = skipBlanks(text, 1);
  while (at < text.length - 1) {
    const close = elementEnd(text, at);
    if (close < 0) return undefined;
    for (const quote of [at, close]) if (text[quote] !== '"') edits.push(replace(place(quote), '"'));
    at = skipBlanks(text, close + 1);
    comma = -1;
    if (text[at] === ",") {
      comma = at;
      at = skipBlanks(text, at + 1);
    } else if (at < text.length - 1) return undefined;
  }
  if (comma >= 0) edits.push(remove(place(comma)));
  return edits.length > 0 ? edits : undefined;
}

/** Offset of the quote that closes the element at `start`, or -1. */
function elementEnd(text: string, start: number): number {
  const quote = lookUp(closing, text[start] as string);
  if (quote === undefined) return -1;
  const end = text.indexOf(quote, start + 1);
  const inner = text.slice(start + 1, Math.max(end, 0));
  return end < 0 || /["\\]/.test(inner) || hasControl(inner) ? -1 : end;
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 32) return true;
  return false;
}

function skipBlanks(text: string, at: number): number {
  let i = at;
  while (i < text.length && blank.test(text[i] as string)) i++;
  return i;
}
