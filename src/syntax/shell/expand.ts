import type { ParameterExpansionPart, ParameterOperation, Word, WordPart } from "unbash";
import { hasHole } from "../template.ts";
import { assign, read, type Scope, type Value } from "./scope.ts";
import type { Dialect } from "./script.ts";

/** What an expansion needs to know of its script. */
export interface Expander {
  readonly scope: Scope;
  readonly dialect: Dialect;
}

/** The fields of one word while its parts are read. */
interface Fields {
  readonly done: (string | undefined)[];
  text: string;
  known: boolean;
  /** Whether the current field exists even when it is empty (quotes, unknown pieces). */
  present: boolean;
}

/** More alternatives than this in one word are not expanded. */
const maxAlternatives = 64;

/** What a word becomes: one value, none (an empty unquoted expansion) or several. Unknown values are undefined. */
export function expandWord(word: Word, expander: Expander): readonly (string | undefined)[] {
  const { parts } = word;
  if (!parts) return [plain(word.value)];
  const fields: Fields = { done: [], text: "", known: true, present: false };
  if (expandsBraces(expander.dialect) && parts.some((part) => part.type === "BraceExpansion")) {
    return expandAlternatives(parts, expander);
  }
  for (const part of parts) addPart(fields, part, expander);
  finishField(fields);
  return fields.done;
}

/** The value of a word that is not split into fields (an assignment's, a redirect's); undefined when unknown. */
export function expandString(word: Word, expander: Expander): string | undefined {
  return word.parts ? joinParts(word.parts, expander) : plain(word.value);
}

/** What is spelled out is known, but for the holes that whoever made the script left in it. */
function plain(text: string): string | undefined {
  return hasHole(text) ? undefined : text;
}

function joinParts(parts: readonly WordPart[], expander: Expander): string | undefined {
  let result = "";
  for (const part of parts) {
    const value = partValue(part, expander);
    if (value === undefined) return undefined;
    result += value;
  }
  return result;
}

/** The value of a part as one string; an unset variable is empty. */
function partValue(part: WordPart, expander: Expander): string | undefined {
  switch (part.type) {
    case "Literal":
    case "SingleQuoted":
    case "AnsiCQuoted":
    case "Glob":
      return plain(part.value);
    case "DoubleQuoted":
    case "LocaleString":
      return joinParts(part.parts, expander);
    case "SimpleExpansion":
      return fill(variable(part.text.slice(1), expander));
    case "ParameterExpansion":
      return fill(parameter(part, expander));
    case "BraceExpansion":
    case "ExtendedGlob":
      return part.parts ? undefined : part.text;
    default:
      return undefined;
  }
}

function addPart(fields: Fields, part: WordPart, expander: Expander): void {
  const value = partValue(part, expander);
  if (value === undefined) {
    fields.known = false;
    fields.present = true;
  } else if (part.type === "SimpleExpansion" || part.type === "ParameterExpansion") {
    if (expander.dialect === "zsh") addText(fields, value, value !== "");
    else addSplit(fields, value);
  } else {
    addText(fields, value, value !== "" || part.type !== "Literal");
  }
}

function addText(fields: Fields, text: string, present: boolean): void {
  fields.text += text;
  fields.present ||= present;
}

/** Adds an unquoted expansion: blanks end fields. IFS is taken as the default. */
function addSplit(fields: Fields, value: string): void {
  const pieces = value.split(/[ \t\n]/);
  for (let i = 0; i < pieces.length; i++) {
    if (i > 0) finishField(fields);
    addText(fields, pieces[i] as string, pieces[i] !== "");
  }
}

function finishField(fields: Fields): void {
  if (fields.present) fields.done.push(fields.known ? fields.text : undefined);
  fields.text = "";
  fields.known = true;
  fields.present = false;
}

function fill(value: Value): string | undefined {
  return value === null ? "" : value;
}

function variable(name: string, expander: Expander): Value {
  return /^[A-Za-z_]/.test(name) ? read(expander.scope, name) : undefined;
}

function parameter(part: ParameterExpansionPart, expander: Expander): Value {
  if (part.index || part.prefix === "!") return undefined;
  const value = variable(part.parameter, expander);
  if (part.prefix === "#") return fill(value)?.length.toString();
  return part.operation ? operate(part.parameter, value, part.operation, expander) : value;
}

function operate(name: string, value: Value, operation: ParameterOperation, expander: Expander): Value {
  if (operation.type === "Default") return substitute(name, value, operation, expander);
  const text = fill(value);
  if (text === undefined) return undefined;
  switch (operation.type) {
    case "Remove":
      return removeAffix(text, operation.operator, expandString(operation.operand, expander));
    case "Replace": {
      const pattern = expandString(operation.pattern, expander);
      const replacement = expandString(operation.replacement, expander);
      if (!pattern || replacement === undefined || hasGlob(pattern)) return undefined;
      if (operation.operator === "//") return text.split(pattern).join(replacement);
      return operation.operator === "/" ? replaceFirst(text, pattern, replacement) : undefined;
    }
    case "Slice": {
      const { offset, length } = operation;
      if (!/^\d{1,9}$/.test(offset.text) || (length && !/^\d{1,9}$/.test(length.text))) return undefined;
      const start = Number(offset.text);
      return text.slice(start, length ? start + Number(length.text) : undefined);
    }
    case "CaseModification":
      if (operation.operand) return undefined;
      if (operation.operator === "^^") return text.toUpperCase();
      return operation.operator === ",," ? text.toLowerCase() : undefined;
    default:
      return undefined;
  }
}

function substitute(
  name: string,
  value: Value,
  operation: Extract<ParameterOperation, { type: "Default" }>,
  expander: Expander,
): Value {
  const { operator, operand } = operation;
  if (value === undefined) {
    if (operator.endsWith("=")) assign(expander.scope, name, undefined);
    return undefined;
  }
  const given = operator.startsWith(":") ? value !== null && value !== "" : value !== null;
  if (operator.endsWith("+")) return given ? expandString(operand, expander) : "";
  if (given) return value;
  if (operator.endsWith("?")) return undefined;
  const result = expandString(operand, expander);
  if (operator.endsWith("=")) assign(expander.scope, name, result);
  return result;
}

/** `${A#p}` and its kin for a literal pattern, or a literal with one `*` on the far side: `${V%.*}`, `${V##*-}`. */
function removeAffix(text: string, operator: string, pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  if (pattern === "") return text;
  const greedy = operator.length === 2;
  if (operator.startsWith("#")) {
    const star = pattern.startsWith("*");
    const literal = star ? pattern.slice(1) : pattern;
    if (hasGlob(literal) || literal === "") return undefined;
    if (!star) return text.startsWith(literal) ? text.slice(literal.length) : text;
    const at = greedy ? text.lastIndexOf(literal) : text.indexOf(literal);
    return at < 0 ? text : text.slice(at + literal.length);
  }
  const star = pattern.endsWith("*");
  const literal = star ? pattern.slice(0, -1) : pattern;
  if (hasGlob(literal) || literal === "") return undefined;
  if (!star) return text.endsWith(literal) ? text.slice(0, -literal.length) : text;
  const at = greedy ? text.indexOf(literal) : text.lastIndexOf(literal);
  return at < 0 ? text : text.slice(0, at);
}

function replaceFirst(text: string, pattern: string, replacement: string): string {
  const at = text.indexOf(pattern);
  return at < 0 ? text : text.slice(0, at) + replacement + text.slice(at + pattern.length);
}

function hasGlob(pattern: string): boolean {
  return /[*?[\]\\()]/.test(pattern);
}

function expandsBraces(dialect: Dialect): boolean {
  return dialect === "bash" || dialect === "zsh" || dialect === "ksh";
}

/** Expands the lists `{a,b}` of a word; a range, a nested or an overlong list leaves the value unknown. */
function expandAlternatives(parts: readonly WordPart[], expander: Expander): readonly (string | undefined)[] {
  let results = [""];
  for (const part of parts) {
    if (part.type === "BraceExpansion") {
      if (part.parts || !/^\{[^{},\\'"$`]*,[^{}\\'"$`]*\}$/.test(part.text)) return [undefined];
      const items = part.text.slice(1, -1).split(",");
      if (results.length * items.length > maxAlternatives) return [undefined];
      results = results.flatMap((start) => items.map((item) => start + item));
    } else {
      const value = partValue(part, expander);
      if (value === undefined || (part.type.endsWith("Expansion") && /[ \t\n]/.test(value))) return [undefined];
      results = results.map((start) => start + value);
    }
  }
  return results.filter((value) => value !== "");
}
