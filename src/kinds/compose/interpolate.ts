import { type Fact, known, type Lookup, unknownFact } from "../../syntax/fact.ts";
import { asTemplate, hole } from "../../syntax/template.ts";
import { type MappingBuilder, mappingBuilder } from "../../text/mapping-builder.ts";
import { type MappedText, verbatim } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";

/** A value after Compose has replaced variables, as far as that can be told without its environment. */
export interface Interpolated {
  /** With places in the value. Variables without a default stand as written. */
  readonly mapped: MappedText;
  /** Names of the variables without a default. */
  readonly unresolved: readonly string[];
  /** Parts of `mapped.text` that are defaults. */
  readonly defaults: readonly Span[];
  /** Parts of `mapped.text` that are variables without a default, in order. */
  readonly holes: readonly Span[];
  /** Where braces hold nothing that Compose understands: it then refuses the file. */
  readonly invalid: Span | undefined;
}

interface Reading {
  readonly text: string;
  readonly lookup: Lookup;
  readonly builder: MappingBuilder;
  readonly unresolved: string[];
  readonly defaults: Span[];
  readonly holes: Span[];
  invalid: Span | undefined;
}

const nothing: Lookup = () => undefined;
const nameStart = /[A-Za-z_]/;
const namePart = /\w/;
const maxDepth = 50;
/** Characters that variables may add to a value: one that names the same variable thousands of times stays small. */
const maxGrowth = 65_536;

/**
 * Replaces variables by Compose's rules: `$$` is a dollar sign, `${X:-y}` and `${X-y}` have a default, `${X:+y}` and
 * `${X+y}` something in place of what is set, either of which may hold variables; a dollar sign before anything else
 * stands for itself. Variables that are not looked up, or not found, may come from the environment, and so may those
 * that would make a value very long. Source: the template package of github.com/compose-spec/compose-go.
 */
export function interpolate(text: string, lookup: Lookup = nothing): Interpolated {
  // Most values have nothing to replace.
  if (!text.includes("$")) return asWritten(text);
  const reading = readingOf({ text, lookup });
  readText(reading, 0, 0);
  const { unresolved, defaults, holes, invalid } = reading;
  return { mapped: reading.builder.finish(text.length), unresolved, defaults, holes, invalid };
}

function asWritten(text: string): Interpolated {
  return { mapped: verbatim(text, 0), unresolved: [], defaults: [], holes: [], invalid: undefined };
}

/** What Compose makes of a value, known where all its variables have defaults. */
export function interpolatedFact({ mapped, unresolved, holes, invalid }: Interpolated): Fact<string> {
  if (invalid) return unknownFact("Compose cannot read the variable");
  if (unresolved.length === 0) return known(mapped.text);
  const reason = `${unresolved[0]} comes from the environment in which Compose runs`;
  return unknownFact(reason, [], templateWith(mapped.text, holes));
}

function templateWith(text: string, holes: readonly Span[]): string | undefined {
  let template = "";
  let at = 0;
  for (const { start, end } of holes) {
    template += text.slice(at, start) + hole;
    at = end;
  }
  return asTemplate(template + text.slice(at));
}

/** Reads up to the end, or inside braces up to the closing one; gives the offset there. */
function readText(reading: Reading, start: number, depth: number): number {
  const { text, builder } = reading;
  let at = start;
  while (at < text.length) {
    const stop = nextStop(text, at, depth > 0);
    builder.add(text.slice(at, stop), at);
    if (stop >= text.length || text.charAt(stop) === "}") return stop;
    at = readDollar(reading, stop, depth);
  }
  return at;
}

function nextStop(text: string, start: number, braced: boolean): number {
  let at = start;
  while (at < text.length && text.charAt(at) !== "$" && !(braced && text.charAt(at) === "}")) at++;
  return at;
}

function readDollar(reading: Reading, at: number, depth: number): number {
  const { text, builder } = reading;
  const next = text.charAt(at + 1);
  if (next === "$") {
    builder.add("$", at);
    return at + 2;
  }
  if (next === "{" && depth < maxDepth) return readBraced(reading, at, depth);
  const end = nameEnd(text, at + 1);
  if (end === at + 1) {
    builder.add("$", at);
    if (next === "{") reading.invalid ??= { start: at, end: at + 2 };
    return at + 1;
  }
  addVariable(reading, text.slice(at + 1, end), at, end);
  return end;
}

/** The value of the variable that is written from `at` to `end`, or that text where it is not known. */
function addVariable(reading: Reading, name: string, at: number, end: number): void {
  const { text, lookup, builder } = reading;
  const fact = lookup(name);
  if (fact?.known && builder.length() < text.length + maxGrowth) builder.add(fact.value, at);
  else addHole(reading, name, at, end);
}

function addHole({ text, builder, unresolved, holes }: Reading, name: string, at: number, end: number): void {
  const start = builder.length();
  builder.add(text.slice(at, end), at);
  unresolved.push(name);
  holes.push({ start, end: builder.length() });
}

function nameEnd(text: string, start: number): number {
  if (!nameStart.test(text.charAt(start))) return start;
  let at = start + 1;
  while (at < text.length && namePart.test(text.charAt(at))) at++;
  return at;
}

function readBraced(reading: Reading, at: number, depth: number): number {
  const { text, lookup, builder, defaults } = reading;
  const afterName = nameEnd(text, at + 2);
  const operator = /^:?[-?+]/.exec(text.slice(afterName, afterName + 2))?.[0] ?? "";
  const body = afterName + operator.length;
  const name = text.slice(at + 2, afterName);
  const found = lookup(name);
  const empty = found?.known && found.value === "" && operator === ":-";
  if (operator.endsWith("-") && (!found || empty)) {
    const start = builder.length();
    const end = readText(reading, body, depth + 1);
    defaults.push({ start, end: builder.length() });
    return closeBrace(reading, at, end);
  }
  if (operator.endsWith("+") && found?.known) {
    // What is set makes room for something else; what is empty does for `+` alone.
    const isSet = found.value !== "" || operator === "+";
    const end = readText(isSet ? reading : readingOf(reading), body, depth + 1);
    return closeBrace(reading, at, end);
  }
  const inner = readingOf(reading);
  const end = operator === "" ? body : readText(inner, body, depth + 1);
  const next = closeBrace(reading, at, end, afterName === at + 2);
  if (operator.endsWith("+")) addHole(reading, name, at, next);
  else addVariable(reading, name, at, next);
  return next;
}

/** Of which nothing has been read. */
function readingOf({ text, lookup }: Pick<Reading, "text" | "lookup">): Reading {
  return {
    text,
    lookup,
    builder: mappingBuilder(),
    unresolved: [],
    defaults: [],
    holes: [],
    invalid: undefined,
  };
}

function closeBrace(reading: Reading, start: number, end: number, nameless = false): number {
  const closed = reading.text.charAt(end) === "}";
  if (!closed || nameless) reading.invalid ??= { start, end: Math.min(end + 1, reading.text.length) };
  return closed ? end + 1 : end;
}
