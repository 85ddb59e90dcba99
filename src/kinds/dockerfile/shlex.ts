import { templateOptionEnd } from "./template-option.ts";

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
const slash = 47;
const openBrace = 123;
const closeBrace = 125;

/**
 * A walk over a text by the rules of BuildKit's `shell.Lex`. Every function returns the offset behind what it has
 * skipped. Where the walk stops, that is the end of everything, and `stopped` says why.
 */
export interface Lex {
  readonly text: string;
  readonly escape: number;
  /** Quotes mean nothing in the bodies of COPY and ADD heredocs. */
  readonly quotes: boolean;
  depth: number;
  stopped: LexError | "nesting" | undefined;
}

const nowhere = Number.POSITIVE_INFINITY;

export function newLex(text: string, escapeChar: number, quotes = true): Lex {
  return { text, escape: escapeChar, quotes, depth: 0, stopped: undefined };
}

/** The first thing in a word that makes Docker refuse its expansion. */
export function expansionError(text: string, escapeChar: number, quotes = true): LexError | undefined {
  if (!/["'$]/.test(text)) return undefined;
  const lex = newLex(text, escapeChar, quotes);
  let at = 0;
  while (at < text.length) at = skipOne(lex, at);
  return lex.stopped === "nesting" ? undefined : lex.stopped;
}

/** Skips one character, escape, quoted string or variable. */
export function skipOne(lex: Lex, at: number): number {
  const c = lex.text.charCodeAt(at);
  if (c === dollar) return skipVariable(lex, at);
  if (c === lex.escape) return Math.min(at + 2, lex.text.length);
  if (lex.quotes && c === apostrophe) return skipSingle(lex, at);
  if (lex.quotes && c === quotation) return skipDouble(lex, at);
  return at + 1;
}

function skipSingle(lex: Lex, at: number): number {
  const after = lex.text.indexOf("'", at + 1) + 1;
  return after > 0 ? after : fail(lex, "quote", at, lex.text.length, "The quote ' is not closed");
}

function skipDouble(lex: Lex, at: number): number {
  let i = at + 1;
  while (i < lex.text.length) {
    const c = lex.text.charCodeAt(i);
    if (c === quotation) return i + 1;
    if (c === dollar) i = skipVariable(lex, i);
    else i += c === lex.escape ? 2 : 1;
  }
  return fail(lex, "quote", at, lex.text.length, 'The quote " is not closed');
}

function skipVariable(lex: Lex, at: number): number {
  const { text } = lex;
  if (text.charCodeAt(at + 1) !== openBrace) return nameEnd(text, at + 1);
  const filledIn = templateOptionEnd(text, at);
  if (filledIn !== undefined) return filledIn;
  const first = text[at + 2];
  if (first === "{" || first === "}" || first === ":") return badModifier(lex, at, "The variable has no name");
  return skipModifier(lex, at, nameEnd(text, at + 2));
}

function skipModifier(lex: Lex, variable: number, at: number): number {
  const { text } = lex;
  const c = text[at];
  if (c === undefined) return unclosed(lex, variable);
  if (c === "}") return at + 1;
  if (c === "/") {
    const pattern = text[at + 1] === "/" ? at + 2 : at + 1;
    return skipUntil(lex, variable, skipUntil(lex, variable, pattern, slash), closeBrace);
  }
  if (c === ":") {
    const next = text[at + 1] ?? "";
    if (next !== "-" && next !== "+" && next !== "?") return unsupported(lex, variable, `:${next}`);
    return skipUntil(lex, variable, at + 2, closeBrace);
  }
  if ("-+?#%".includes(c)) return skipUntil(lex, variable, at + 1, closeBrace);
  return unsupported(lex, variable, c);
}

function skipUntil(lex: Lex, variable: number, start: number, stop: number): number {
  if (++lex.depth > maxDepth) {
    lex.stopped ??= "nesting";
    return nowhere;
  }
  let at = start;
  while (at < lex.text.length && lex.text.charCodeAt(at) !== stop) at = skipOne(lex, at);
  lex.depth--;
  return at < lex.text.length ? at + 1 : unclosed(lex, variable);
}

/** A variable's name: a number, one special character, or letters, digits and underscores. */
const name = /\d+|[@*#?$!-]|\w*/y;

function nameEnd(text: string, at: number): number {
  name.lastIndex = at;
  name.test(text);
  return name.lastIndex;
}

function unclosed(lex: Lex, at: number): number {
  return fail(lex, "modifier", at, lex.text.length, "The variable's brace is not closed");
}

function unsupported(lex: Lex, at: number, modifier: string): number {
  return badModifier(lex, at, `Docker does not support the variable modifier ${modifier}`);
}

function badModifier(lex: Lex, at: number, message: string): number {
  return fail(lex, "modifier", at, lex.text.indexOf("}", at) + 1 || lex.text.length, message);
}

/** What stops the walk first is what Docker says. */
function fail(lex: Lex, kind: LexError["kind"], start: number, end: number, message: string): number {
  lex.stopped ??= { kind, start, end, message };
  return nowhere;
}
