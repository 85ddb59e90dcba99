import { lookUp } from "../../text/look-up.ts";
import { lookalikeIn, startsWithLookalikeDash } from "../../text/lookalikes.ts";
import type { MappedText } from "../../text/offset-map.ts";
import { originOf } from "../../text/offset-map.ts";
import { isSpace, skipSpace } from "./characters.ts";
import type { Keyword } from "./keywords.ts";
import { appendRange, finishMapped, mappedBuilder, spanIn } from "./mapped.ts";
import type { Flag } from "./nodes.ts";
import { report, type Scan } from "./scan.ts";
import { suggest } from "./suggest.ts";
import { makeWord } from "./words.ts";

const backslash = 92;

export interface FlagList {
  readonly flags: readonly Flag[];
  /** Where the arguments start in the line. */
  readonly rest: number;
}

/** Reads the words with two dashes that follow a keyword; a lone `--` ends them. */
export function readFlags(line: MappedText, start: number, end: number): FlagList {
  const { text } = line;
  let at = skipSpace(text, start, end);
  const flags: Flag[] = [];
  while (text.startsWith("--", at)) {
    const plain = plainEnd(text, at, end);
    let stop = plain;
    if (plain === end || isSpace(text.charCodeAt(plain))) {
      if (plain - at === 2) return { flags: Object.freeze(flags), rest: skipSpace(text, plain, end) };
      flags.push(makeFlag(line, at, plain, line, at, plain));
    } else {
      const quoted = decodeFlag(line, at, end);
      stop = quoted.stop;
      flags.push(makeFlag(line, at, stop, quoted.mapped, 0, quoted.mapped.text.length));
    }
    at = skipSpace(text, stop, end);
  }
  return { flags: Object.freeze(flags), rest: at };
}

/** Offset of the first space, quote or backslash. */
function plainEnd(text: string, at: number, end: number): number {
  let i = at;
  while (i < end) {
    const c = text.charCodeAt(i);
    if (c === 34 || c === 39 || c === backslash || isSpace(c)) break;
    i++;
  }
  return i;
}

/** Docker takes quotes and backslashes out of a flag before anything else looks at it. */
function decodeFlag(line: MappedText, start: number, end: number): { mapped: MappedText; stop: number } {
  const { text } = line;
  const builder = mappedBuilder();
  let quote: number | undefined;
  let from = start;
  let i = start;
  for (; i < end; i++) {
    const c = text.charCodeAt(i);
    if (quote === undefined && isSpace(c)) break;
    const opens = quote === undefined && (c === 34 || c === 39);
    const closes = c === quote;
    if (!opens && !closes && c !== backslash) continue;
    appendRange(builder, line, from, i);
    from = i + 1;
    if (opens) quote = c;
    else if (closes) quote = undefined;
    else i++;
  }
  const stop = Math.min(i, end);
  appendRange(builder, line, from, stop);
  return { mapped: finishMapped(builder, originOf(line, start)), stop };
}

function makeFlag(line: MappedText, start: number, stop: number, mapped: MappedText, from: number, to: number): Flag {
  const [name = ""] = mapped.text.slice(from + 2, to).split("=", 1);
  const nameEnd = from + 2 + name.length;
  return Object.freeze({
    name,
    nameSpan: spanIn(mapped, from + 2, nameEnd),
    value: nameEnd < to ? makeWord(mapped, nameEnd + 1, to) : undefined,
    span: spanIn(line, start, stop),
  });
}

/** Reports flags that the instruction does not have, repeats, or that lack a value or have a wrong one. */
export function checkFlags(scan: Scan, keyword: Keyword, flags: readonly Flag[]): void {
  if (flags.length === 0) return;
  const seen = new Set<string>();
  for (const flag of flags) {
    const kind = lookUp(keyword.flags, flag.name);
    if (kind === undefined) {
      const meant = suggest(flag.name, Object.keys(keyword.flags));
      report(scan, "unknown-flag", flag.span, `${keyword.name} has no flag --${flag.name}`, meant);
    } else if (kind !== "many" && seen.has(flag.name)) {
      report(scan, "duplicate-flag", flag.span, `The flag --${flag.name} is given more than once`);
    } else if (kind === "switch") {
      checkSwitch(scan, flag);
    } else if (!flag.value) {
      report(scan, "flag-value", flag.span, `The flag --${flag.name} needs a value`);
    }
    seen.add(flag.name);
  }
}

/** Reports a first argument that was to be a flag, but begins with a dash that is none. */
export function checkDash(scan: Scan, keyword: Keyword, line: MappedText, start: number, end: number): void {
  const { text } = line;
  if (start >= end || text.charCodeAt(start) < 128 || !keyword.flags) return;
  let stop = start;
  while (stop < end && !isSpace(text.charCodeAt(stop))) stop++;
  const word = text.slice(start, stop);
  if (!startsWithLookalikeDash(word)) return;
  const name = /[a-z][a-z-]*/i.exec(word)?.[0] ?? "";
  const meant = suggest(name.toLowerCase(), Object.keys(keyword.flags));
  const message = `${word} begins with ${lookalikeIn(word)}, so it is not a flag`;
  report(scan, "unknown-flag", spanIn(line, start, stop), message, meant);
}

function checkSwitch(scan: Scan, flag: Flag): void {
  if (!flag.value) return;
  const value = flag.value.text.toLowerCase();
  if (value === "true" || value === "false") return;
  report(
    scan,
    "flag-value",
    flag.span,
    `The flag --${flag.name} must be true or false, not ${flag.value.text || '""'}`,
  );
}

export function flagNamed(flags: readonly Flag[], name: string): Flag | undefined {
  for (const flag of flags) if (flag.name === name) return flag;
  return undefined;
}
