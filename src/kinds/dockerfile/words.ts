import type { MappedText } from "../../text/offset-map.ts";
import { isBlank, isSpace, skipBlank, skipSpace } from "./characters.ts";
import { spanIn } from "./mapped.ts";
import type { Word } from "./nodes.ts";

export function makeWord(line: MappedText, start: number, end: number): Word {
  return Object.freeze({ text: line.text.slice(start, end), line, at: start, span: spanIn(line, start, end) });
}

/** A piece of a word, itself a word. Offsets count in the word's text. */
export function partOf(word: Word, start: number, end: number): Word {
  return makeWord(word.line, word.at + start, word.at + end);
}

/** Words parted by blanks, quotes meaning nothing: FROM, EXPOSE, COPY, ADD, VOLUME. */
export function splitByBlanks(line: MappedText, start: number, end: number): Word[] {
  const { text } = line;
  const words: Word[] = [];
  let at = skipBlank(text, start, end);
  while (at < end) {
    let stop = at + 1;
    while (stop < end && !isBlank(text.charCodeAt(stop))) stop++;
    words.push(makeWord(line, at, stop));
    at = skipBlank(text, stop, end);
  }
  return words;
}

/** Words parted by space outside quotes, quotes and escapes left in: ENV, LABEL, ARG. An unclosed quote runs to the end. */
export function splitByQuotes(line: MappedText, start: number, end: number, escapeChar: number): Word[] {
  const words: Word[] = [];
  let at = skipSpace(line.text, start, end);
  while (at < end) {
    const stop = quotedWordEnd(line.text, at, end, escapeChar);
    // Docker drops an escape character that has nothing left to escape.
    const dangling = stop === end && danglingEscape(line.text, at, end, escapeChar);
    if (!dangling || stop - at > 1) words.push(makeWord(line, at, dangling ? stop - 1 : stop));
    at = skipSpace(line.text, stop, end);
  }
  return words;
}

function quotedWordEnd(text: string, start: number, end: number, escapeChar: number): number {
  let quote = 0;
  let i = start;
  while (i < end) {
    const c = text.charCodeAt(i);
    if (c === escapeChar && quote !== 39) i += 2;
    else {
      if (quote === 0 && isSpace(c)) return i;
      if (c === quote) quote = 0;
      else if (quote === 0 && (c === 34 || c === 39)) quote = c;
      i++;
    }
  }
  return end;
}

function danglingEscape(text: string, start: number, end: number, escapeChar: number): boolean {
  if (text.charCodeAt(end - 1) !== escapeChar) return false;
  let run = end - 1;
  while (run > start && text.charCodeAt(run - 1) === escapeChar) run--;
  return (end - run) % 2 === 1;
}

/** Whether Docker takes the text as it stands: no variables, quotes or escapes in it. */
export function isLiteral(text: string, escapeChar: number): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 36 || c === 34 || c === 39 || c === escapeChar) return false;
  }
  return true;
}
