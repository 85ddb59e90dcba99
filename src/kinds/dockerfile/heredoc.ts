import type { MappedText } from "../../text/offset-map.ts";
import { span } from "../../text/span.ts";
import { isDigit, isSpace, skipSpace, trimEnd } from "./characters.ts";
import { contentEnd, lineBreak } from "./lines.ts";
import { appendText, finishMapped, mappedBuilder, spanIn, wholeText } from "./mapped.ts";
import type { Heredoc } from "./nodes.ts";
import { report, type Scan } from "./scan.ts";
import { newLex, skipOne } from "./shlex.ts";

/** A `<<EOF` on an instruction's line. Offsets count in the logical line. */
interface Opening {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly stripTabs: boolean;
  readonly expand: boolean;
  readonly descriptor: string;
}

const none: readonly Heredoc[] = Object.freeze([]);
const less = 60;
const tab = 9;
// Docker reads a heredoc's word with a backslash as escape, whatever the escape directive says.
const backslash = 92;

/** The heredocs that a logical line opens, their bodies read from the lines that follow it. */
export function readHeredocs(scan: Scan, line: MappedText): readonly Heredoc[] {
  if (line.text.indexOf("<<") < 0) return none;
  const openings = findOpenings(line.text);
  if (openings.length === 0) return none;
  return Object.freeze(openings.map((opening) => readBody(scan, line, opening)));
}

/** Splits the line as a shell would, so that quotes hide `<<`. A line that cannot be split opens nothing. */
function findOpenings(text: string): Opening[] {
  const lex = newLex(text, 0, text.length, backslash);
  const openings: Opening[] = [];
  let at = skipSpace(text, 0, text.length);
  while (at < text.length) {
    const start = at;
    while (at >= 0 && at < text.length && !isSpace(text.charCodeAt(at))) at = skipWordPart(lex, at);
    if (at < 0) return [];
    const opening = parseOpening(text, start, at);
    if (opening) openings.push(opening);
    at = skipSpace(text, at, text.length);
  }
  return openings;
}

/** As `skipOne`, but blanks after `<<` belong to the word: `<< EOF`. */
function skipWordPart(lex: ReturnType<typeof newLex>, at: number): number {
  const { text } = lex;
  if (text.charCodeAt(at) !== less || text.charCodeAt(at + 1) !== less) return skipOne(lex, at);
  return skipSpace(text, at + 2, text.length);
}

/** `^(\d*)<<(-?)\s*([^<]*)$`, the delimiter not empty. */
function parseOpening(text: string, start: number, end: number): Opening | undefined {
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) !== less || text.charCodeAt(at + 1) !== less || at + 2 > end) return undefined;
  const descriptor = text.slice(start, at);
  const stripTabs = text[at + 2] === "-";
  const rest = text.slice(skipSpace(text, at + (stripTabs ? 3 : 2), end), trimEnd(text, at + 2, end));
  if (rest === "" || rest.includes("<")) return undefined;
  const name = unquote(rest);
  if (name.text === "") return undefined;
  return { start, end: trimEnd(text, start, end), name: name.text, stripTabs, expand: !name.quoted, descriptor };
}

function unquote(text: string): { text: string; quoted: boolean } {
  let plain = "";
  let quote = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === quote) quote = "";
    else if (quote === "" && (c === "'" || c === '"')) {
      quote = c;
      quoted = true;
    } else if (c === "\\" && escapes(quote, text[i + 1])) plain += text[++i] ?? "";
    else plain += c;
  }
  return { text: plain, quoted };
}

function escapes(quote: string, next: string | undefined): boolean {
  if (quote === "") return true;
  return quote === '"' && (next === '"' || next === "$" || next === "\\");
}

function readBody(scan: Scan, line: MappedText, opening: Opening): Heredoc {
  const { text } = scan;
  const bodyStart = Math.min(scan.at, text.length);
  const wordSpan = spanIn(line, opening.start, opening.end);
  let at = bodyStart;
  while (at < text.length) {
    const stop = lineBreak(text, at);
    const content = contentEnd(text, at, stop);
    const from = opening.stripTabs ? skipTabs(text, at, content) : at;
    if (content - from === opening.name.length && text.startsWith(opening.name, from)) {
      scan.at = stop + 1;
      return heredoc(scan, opening, wordSpan, bodyStart, at, span(from, content));
    }
    at = stop + 1;
  }
  scan.at = text.length;
  report(scan, "heredoc", wordSpan, `The heredoc is not closed: no line of the file is just ${opening.name}`);
  return heredoc(scan, opening, wordSpan, bodyStart, text.length, undefined);
}

function heredoc(
  scan: Scan,
  { name, stripTabs, expand, descriptor }: Opening,
  wordSpan: Heredoc["wordSpan"],
  bodyStart: number,
  bodyEnd: number,
  terminatorSpan: Heredoc["terminatorSpan"],
): Heredoc {
  const end = terminatorSpan ? terminatorSpan.end : trimEnd(scan.text, bodyStart, bodyEnd);
  const plain = !stripTabs || scan.text.slice(bodyStart, bodyEnd).indexOf("\t") < 0;
  return Object.freeze({
    name,
    wordSpan,
    stripTabs,
    expand,
    descriptor,
    body: plain
      ? wholeText(scan.text.slice(bodyStart, bodyEnd), bodyStart)
      : withoutTabs(scan.text, bodyStart, bodyEnd),
    bodySpan: span(bodyStart, terminatorSpan ? bodyEnd : end),
    terminatorSpan,
    span: span(bodyStart, end),
  });
}

function withoutTabs(text: string, start: number, end: number): MappedText {
  const builder = mappedBuilder();
  let at = start;
  while (at < end) {
    const next = Math.min(lineBreak(text, at) + 1, end);
    const from = skipTabs(text, at, next);
    if (from < next) appendText(builder, text.slice(from, next), from);
    at = next;
  }
  return finishMapped(builder, start);
}

function skipTabs(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && text.charCodeAt(i) === tab) i++;
  return i;
}
