import { type Fact, known, type Lookup, type Origin, unknownFact } from "../../../syntax/fact.ts";
import { asTemplate, hasHole, hole } from "../../../syntax/template.ts";
import { addAll } from "../../../text/add-all.ts";
import type { Mutable } from "../../../text/mutable.ts";
import type { Span } from "../../../text/span.ts";
import { templateOptionEnd } from "../template-option.ts";

/** A variable as it stands in a word; offsets are relative to the word's text. */
export interface Use extends Span {
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** "-", ":-", "+", ":+", "?", ":?", "#", "##", "%", "%%", "/", "//"; undefined for a plain use. */
  readonly modifier: string | undefined;
  readonly fact: Fact<string> | undefined;
}

export interface Expansion {
  readonly value: Fact<string>;
  readonly uses: readonly Use[];
}

interface Scanner {
  readonly text: string;
  readonly escapeCharacter: string;
  readonly lookup: Lookup;
  readonly uses: Use[];
  readonly origins: Origin[];
  at: number;
  depth: number;
  /** Length of all that variables have put in. */
  size: number;
  /** Why the value cannot be known, once that is so. */
  reason: string | undefined;
  /** Not even a part of it can be: Docker refuses the word, or it is too much to follow. */
  broken: boolean;
}

const none: readonly Use[] = Object.freeze([]);

/**
 * Docker's word processing (`shell.Lex.ProcessWord` of BuildKit): quotes and escapes are removed, variables replaced.
 * An unset variable gives the empty string; one whose value is unknown makes the word unknown, but for the template of
 * what stands around it.
 */
export function expandWord(text: string, escapeCharacter: string, lookup: Lookup): Expansion {
  if (isPlain(text, escapeCharacter)) return { value: known(text), uses: none };
  const scanner: Scanner = {
    text,
    escapeCharacter,
    lookup,
    uses: [],
    origins: [],
    at: 0,
    depth: 0,
    size: 0,
    reason: undefined,
    broken: false,
  };
  const value = scanUntil(scanner, undefined);
  const { reason, broken, origins, uses } = scanner;
  if (reason === undefined) return { value: known(value, origins), uses };
  return { value: unknownFact(reason, origins, broken ? undefined : asTemplate(value)), uses };
}

function isPlain(text: string, escapeCharacter: string): boolean {
  const escapeCode = escapeCharacter.charCodeAt(0);
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 36 || c === 34 || c === 39 || c === escapeCode) return false;
  }
  return true;
}

/** Deeper nesting of `${a:-${b:-...}}` is nothing a person writes; the bound keeps hostile text off the stack. */
const maxDepth = 100;

/** `ENV A=$A$A` doubles at each step: past this length in UTF-16 units a value counts as unknown. */
const maxLength = 65_536;

/** The word as a whole cannot be known. */
function fail(scanner: Scanner, reason: string): void {
  scanner.reason ??= reason;
  scanner.broken = true;
}

function scanUntil(scanner: Scanner, stop: string | undefined, rawEscapes = false): string {
  if (scanner.depth >= maxDepth) {
    fail(scanner, "variables are nested too deeply");
    scanner.at = scanner.text.length;
    return "";
  }
  scanner.depth++;
  const result = scanPieces(scanner, stop, rawEscapes);
  scanner.depth--;
  return result;
}

function scanPieces(scanner: Scanner, stop: string | undefined, rawEscapes: boolean): string {
  const { text } = scanner;
  let result = "";
  for (;;) {
    result += scanPlain(scanner, stop);
    const c = text[scanner.at];
    if (c === undefined) break;
    if (c === stop) {
      scanner.at++;
      return result;
    }
    if (c === "'") result += scanSingleQuoted(scanner);
    else if (c === '"') result += scanDoubleQuoted(scanner);
    else if (c === "$") result += scanDollar(scanner);
    else {
      if (rawEscapes) result += c;
      result += text[scanner.at + 1] ?? "";
      scanner.at += 2;
    }
  }
  if (stop !== undefined) fail(scanner, `${text} is not a valid expansion`);
  return result;
}

/** What stands before the next quote, variable, escape or stop. */
function scanPlain(scanner: Scanner, stop: string | undefined): string {
  const { text, escapeCharacter } = scanner;
  const start = scanner.at;
  const escapeCode = escapeCharacter.charCodeAt(0);
  const stopCode = stop === undefined ? -1 : stop.charCodeAt(0);
  let at = start;
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 36 || c === 34 || c === 39 || c === escapeCode || c === stopCode) break;
  }
  scanner.at = at;
  return text.slice(start, at);
}

function scanSingleQuoted(scanner: Scanner): string {
  const end = scanner.text.indexOf("'", scanner.at + 1);
  if (end < 0) {
    fail(scanner, "a quote is not closed");
    scanner.at = scanner.text.length;
    return "";
  }
  const result = scanner.text.slice(scanner.at + 1, end);
  scanner.at = end + 1;
  return result;
}

function scanDoubleQuoted(scanner: Scanner): string {
  const { text, escapeCharacter } = scanner;
  let result = "";
  scanner.at++;
  while (scanner.at < text.length) {
    const c = text[scanner.at] as string;
    if (c === '"') {
      scanner.at++;
      return result;
    }
    if (c === "$") result += scanDollar(scanner);
    else if (c === escapeCharacter) {
      const next = text[scanner.at + 1] ?? "";
      result += next === '"' || next === "$" || next === escapeCharacter ? next : c + next;
      scanner.at += 2;
    } else {
      result += c;
      scanner.at++;
    }
  }
  fail(scanner, "a quote is not closed");
  return result;
}

function scanDollar(scanner: Scanner): string {
  const { text } = scanner;
  const start = scanner.at++;
  if (text[scanner.at] !== "{") {
    const nameStart = scanner.at;
    const name = scanName(scanner);
    if (name === "") return "$";
    const fact = scanner.lookup(name);
    scanner.uses.push({ start, end: scanner.at, name, nameStart, nameEnd: scanner.at, modifier: undefined, fact });
    return take(scanner, fact);
  }
  const filledIn = templateOptionEnd(text, start);
  if (filledIn !== undefined) {
    scanner.reason ??= `${text.slice(start, filledIn)} is filled in by a template tool`;
    scanner.at = filledIn;
    return hole;
  }
  scanner.at++;
  const nameStart = scanner.at;
  const name = scanName(scanner);
  const nameEnd = scanner.at;
  if (name === "") {
    fail(scanner, "a variable has no name");
    return "";
  }
  const fact = scanner.lookup(name);
  const use: Mutable<Use> = { start, end: nameEnd, name, nameStart, nameEnd, modifier: undefined, fact };
  // Before those inside the modifier's word, though its own end is only known after them.
  scanner.uses.push(use);
  const { modifier, result } = scanModifier(scanner, fact);
  // A word that ends before its brace does is read past its end.
  use.end = Math.min(scanner.at, scanner.text.length);
  use.modifier = modifier;
  return result;
}

function scanModifier(
  scanner: Scanner,
  fact: Fact<string> | undefined,
): { modifier: string | undefined; result: string } {
  const { text } = scanner;
  let modifier = text[scanner.at] ?? "";
  scanner.at++;
  if (modifier === "}") return { modifier: undefined, result: take(scanner, fact) };
  if (modifier === ":" || modifier === "#" || modifier === "%" || modifier === "/") {
    const next = text[scanner.at] ?? "";
    if (modifier === ":" || next === modifier) {
      modifier += next;
      scanner.at++;
    }
  }
  return { modifier, result: applyModifier(scanner, modifier, fact) };
}

function applyModifier(scanner: Scanner, modifier: string, fact: Fact<string> | undefined): string {
  const kind = modifier[modifier.length - 1];
  if (kind !== "-" && kind !== "+" && kind !== "?") return applyPattern(scanner, modifier, fact);

  // The word is only looked at where the variable's state asks for it: its own unknowns must not spoil the other case.
  const before = { reason: scanner.reason, broken: scanner.broken };
  const word = scanUntil(scanner, "}");
  const after = { reason: scanner.reason, broken: scanner.broken };
  Object.assign(scanner, before);
  if (fact && !fact.known) {
    scanner.reason ??= fact.reason;
    return hole;
  }
  const set = fact !== undefined && (modifier.length === 1 || fact.value !== "");
  const usesWord = kind === "+" ? set : !set && kind === "-";
  if (usesWord) {
    Object.assign(scanner, after);
    return word;
  }
  if (kind === "+") return "";
  if (!set) {
    fail(scanner, "the build stops here: a required variable is not set");
    return "";
  }
  return take(scanner, fact);
}

/** `#`, `##`, `%`, `%%`, `/` and `//`: computed for patterns without wildcards, unknown otherwise. */
function applyPattern(scanner: Scanner, modifier: string, fact: Fact<string> | undefined): string {
  const pattern = scanUntil(scanner, modifier[0] === "/" ? "/" : "}", true);
  const replacement = modifier[0] === "/" ? scanUntil(scanner, "}") : "";
  const value = take(scanner, fact);
  // What is cut off where one of them is not known, nobody can tell.
  if (fact?.known === false || hasHole(pattern) || hasHole(replacement)) return hole;
  if (/[*?[\]\\]/.test(pattern)) {
    fail(scanner, "a pattern is removed from a variable");
    return "";
  }
  switch (modifier) {
    case "#":
    case "##":
      return value.startsWith(pattern) ? value.slice(pattern.length) : value;
    case "%":
    case "%%":
      return pattern !== "" && value.endsWith(pattern) ? value.slice(0, -pattern.length) : value;
    case "/":
      return value.replace(pattern, () => replacement);
    case "//":
      return pattern === "" ? value : value.replaceAll(pattern, () => replacement);
    default:
      fail(scanner, `\${...${modifier}...} is not a modifier that Docker supports`);
      return "";
  }
}

function take(scanner: Scanner, fact: Fact<string> | undefined): string {
  if (!fact) return "";
  addAll(scanner.origins, fact.origins);
  if (!fact.known) scanner.reason ??= fact.reason;
  const value = fact.known ? fact.value : (fact.template ?? hole);
  scanner.size += value.length;
  if (scanner.size <= maxLength) return value;
  fail(scanner, "the value is too long");
  return "";
}

const specialNames: ReadonlySet<string | undefined> = new Set("@*#?-!");

/** A name, a positional number or a special parameter; empty where none stands. */
function scanName(scanner: Scanner): string {
  const { text } = scanner;
  const start = scanner.at;
  const first = text.charCodeAt(start);
  if (isNameStart(first)) {
    while (isNameStart(text.charCodeAt(scanner.at)) || isDigit(text.charCodeAt(scanner.at))) scanner.at++;
  } else if (isDigit(first)) {
    while (isDigit(text.charCodeAt(scanner.at))) scanner.at++;
  } else if (specialNames.has(text[start])) {
    scanner.at++;
  }
  return text.slice(start, scanner.at);
}

function isNameStart(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}
