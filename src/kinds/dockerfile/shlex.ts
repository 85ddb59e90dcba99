import { isDigit, isLetter } from "./characters.ts";

/** What Docker's word expansion stumbles over. Offsets count in the text that was read. */
export interface LexError {
  readonly kind: "quote" | "modifier";
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Deeper nesting of `${a:-${b:-...}}` is not followed: nobody writes it, and the stack is finite. */
const maxDepth = 100;

const quotation = 34;
const apostrophe = 39;
const dollar = 36;
const openBrace = 123;
const closeBrace = 125;

/**
 * A walk over a text by the rules of BuildKit's `shell.Lex`. Every function returns the offset behind what it has
 * skipped, or -1 when it gives up, with `error` set unless the nesting was too deep.
 */
export interface Lex {
  readonly text: string;
  readonly end: number;
  readonly escape: number;
  /** Quotes mean nothing in the bodies of COPY and ADD heredocs. */
  readonly quotes: boolean;
  depth: number;
  error: LexError | undefined;
}

export function newLex(
  text: string,
  start: number,
  end: number,
  escapeChar: number,
  quotes = true,
): Lex & { start: number } {
  return { text, start, end, escape: escapeChar, quotes, depth: 0, error: undefined };
}

/** The first thing in a word that makes Docker refuse its expansion. */
export function expansionError(text: string, escapeChar: number, quotes = true): LexError | undefined {
  if (!mayFail(text, quotes)) return undefined;
  const lex = newLex(text, 0, text.length, escapeChar, quotes);
  let at = 0;
  while (at >= 0 && at < lex.end) at = skipOne(lex, at);
  return lex.error;
}

function mayFail(text: string, quotes: boolean): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === dollar ? text.charCodeAt(i + 1) === openBrace : quotes && (c === quotation || c === apostrophe))
      return true;
  }
  return false;
}

/** Skips one character, escape, quoted string or variable. */
export function skipOne(lex: Lex, at: number): number {
  const c = lex.text.charCodeAt(at);
  if (c === dollar) return skipVariable(lex, at);
  if (c === lex.escape) return Math.min(at + 2, lex.end);
  if (lex.quotes && c === apostrophe) return skipSingle(lex, at);
  if (lex.quotes && c === quotation) return skipDouble(lex, at);
  return at + 1;
}

function skipSingle(lex: Lex, at: number): number {
  const close = lex.text.indexOf("'", at + 1);
  return close < 0 || close >= lex.end ? fail(lex, "quote", at, lex.end, "The quote ' is not closed") : close + 1;
}

function skipDouble(lex: Lex, at: number): number {
  let i = at + 1;
  while (i >= 0 && i < lex.end) {
    const c = lex.text.charCodeAt(i);
    if (c === quotation) return i + 1;
    if (c === dollar) i = skipVariable(lex, i);
    else if (c === lex.escape) i = skipDoubleEscape(lex, i);
    else i++;
  }
  return i < 0 ? i : fail(lex, "quote", at, lex.end, 'The quote " is not closed');
}

/** Inside double quotes only `"`, `$` and the escape character itself can be escaped. */
function skipDoubleEscape(lex: Lex, at: number): number {
  const next = lex.text.charCodeAt(at + 1);
  return next === quotation || next === dollar || next === lex.escape ? at + 2 : at + 1;
}

function skipVariable(lex: Lex, at: number): number {
  if (at + 1 >= lex.end || lex.text.charCodeAt(at + 1) !== openBrace) return skipName(lex, at + 1);
  const first = lex.text[at + 2];
  if (at + 2 >= lex.end) return unclosed(lex, at);
  if (first === "{" || first === "}" || first === ":") return badModifier(lex, at, "Bad substitution");
  const nameEnd = skipName(lex, at + 2);
  if (nameEnd >= lex.end) return unclosed(lex, at);
  return skipModifier(lex, at, nameEnd);
}

function skipModifier(lex: Lex, at: number, nameEnd: number): number {
  const c = lex.text[nameEnd] as string;
  if (c === "}") return nameEnd + 1;
  if (c === "/") {
    const pattern = lex.text[nameEnd + 1] === "/" ? nameEnd + 2 : nameEnd + 1;
    const middle = skipUntil(lex, at, pattern, 47);
    return middle < 0 ? middle : skipUntil(lex, at, middle, closeBrace);
  }
  if (c === ":") {
    const next = lex.text[nameEnd + 1] ?? "";
    if (next !== "-" && next !== "+" && next !== "?") return unsupported(lex, at, `:${next}`);
    return skipUntil(lex, at, nameEnd + 2, closeBrace);
  }
  if ("-+?#%".includes(c)) return skipUntil(lex, at, nameEnd + 1, closeBrace);
  return unsupported(lex, at, c);
}

function skipUntil(lex: Lex, variable: number, start: number, stop: number): number {
  if (++lex.depth > maxDepth) return -1;
  let at = start;
  while (at >= 0 && at < lex.end && lex.text.charCodeAt(at) !== stop) at = skipOne(lex, at);
  lex.depth--;
  if (at < 0) return at;
  return at < lex.end ? at + 1 : unclosed(lex, variable);
}

/** Skips a variable's name: one special character, a number, or letters, digits and underscores. */
function skipName(lex: Lex, at: number): number {
  if (at >= lex.end) return at;
  let i = at;
  if (isDigit(lex.text.charCodeAt(i))) {
    while (i < lex.end && isDigit(lex.text.charCodeAt(i))) i++;
    return i;
  }
  if ("@*#?-$!".includes(lex.text[i] as string)) return i + 1;
  while (i < lex.end && isNameCharacter(lex.text.charCodeAt(i))) i++;
  return i;
}

function isNameCharacter(c: number): boolean {
  return isLetter(c) || isDigit(c) || c === 95;
}

function unclosed(lex: Lex, at: number): number {
  return fail(lex, "modifier", at, lex.end, "The variable's brace is not closed");
}

function unsupported(lex: Lex, at: number, modifier: string): number {
  return badModifier(lex, at, `Docker does not know the modifier ${modifier} of a variable`);
}

function badModifier(lex: Lex, at: number, message: string): number {
  const close = lex.text.indexOf("}", at);
  return fail(lex, "modifier", at, close < 0 || close >= lex.end ? lex.end : close + 1, message);
}

function fail(lex: Lex, kind: LexError["kind"], start: number, end: number, message: string): -1 {
  lex.error ??= { kind, start, end, message };
  return -1;
}
