import type { MappedText } from "../../text/offset-map.ts";
import { span } from "../../text/span.ts";
import { isSpace, skipSpace, trimEnd } from "./characters.ts";
import { contentEnd, lineBreak } from "./lines.ts";
import { appendText, finishMapped, mappedBuilder, spanIn, wholeText } from "./mapped.ts";
import type { Heredoc } from "./nodes.ts";
import { report, type Scan } from "./scan.ts";
import { type Lex, newLex, skipOne } from "./shlex.ts";

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
// Docker reads a heredoc's word with a backslash as escape, whatever the escape directive says.
const backslash = 92;

/** The heredocs that a logical line opens, their bodies read from the lines that follow it. */
export function readHeredocs(scan: Scan, line: MappedText): readonly Heredoc[] {
  if (!line.text.includes("<<")) return none;
  return Object.freeze(findOpenings(line.text).map((opening) => readBody(scan, line, opening)));
}

/** Splits the line as a shell would, so that quotes hide `<<`. A line that cannot be split opens nothing. */
function findOpenings(text: string): Opening[] {
  const lex = newLex(text, backslash);
  const openings: Opening[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    while (at < text.length && !isSpace(text.charCodeAt(at))) at = skipWordPart(lex, at);
    if (lex.stopped) return [];
    const opening = parseOpening(text, start, at);
    if (opening) openings.push(opening);
    at = skipSpace(text, at, text.length);
  }
  return openings;
}

/** As `skipOne`, but blanks after `<<` belong to the word: `<< EOF`. */
function skipWordPart(lex: Lex, at: number): number {
  const { text } = lex;
  return text.startsWith("<<", at) ? skipSpace(text, at + 2, text.length) : skipOne(lex, at);
}

function parseOpening(text: string, start: number, end: number): Opening | undefined {
  const match = /^(\d*)<<(-?)([^<]*)$/.exec(text.slice(start, end));
  if (!match) return undefined;
  const [, descriptor = "", dash, rest = ""] = match;
  const name = unquote(rest.slice(skipSpace(rest, 0, rest.length)));
  if (name.text === "") return undefined;
  return { start, end, name: name.text, stripTabs: dash === "-", expand: !name.quoted, descriptor };
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
    const content = contentEnd(text, stop);
    const from = opening.stripTabs ? skipTabs(text, at) : at;
    if (content - from === opening.name.length && text.startsWith(opening.name, from)) {
      scan.at = stop + 1;
      return heredoc(scan, opening, wordSpan, bodyStart, at, span(from, content));
    }
    at = stop + 1;
  }
  scan.at = text.length;
  report(
    scan,
    "heredoc",
    wordSpan,
    `The here-document is not closed: end it with a line that contains only ${opening.name}`,
  );
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
  return Object.freeze({
    name,
    wordSpan,
    stripTabs,
    expand,
    descriptor,
    body: stripTabs
      ? withoutTabs(scan.text, bodyStart, bodyEnd)
      : wholeText(scan.text.slice(bodyStart, bodyEnd), bodyStart),
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
    const from = skipTabs(text, at);
    if (from < next) appendText(builder, text.slice(from, next), from);
    at = next;
  }
  return finishMapped(builder, start);
}

function skipTabs(text: string, at: number): number {
  let i = at;
  while (text[i] === "\t") i++;
  return i;
}
