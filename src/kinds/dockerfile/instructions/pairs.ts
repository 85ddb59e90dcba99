import { cover } from "../../../text/span.ts";
import { isBlank, skipBlank } from "../characters.ts";
import { checkPairExpansion } from "../expansion.ts";
import type { Arg, Env, KeyValue, Label, Word } from "../nodes.ts";
import { report } from "../scan.ts";
import { makeWord, partOf, splitByQuotes } from "../words.ts";
import { missing, type Parts } from "./head.ts";

export function makeEnv(parts: Parts): Env {
  return Object.freeze({ type: "Env", ...parts.head, pairs: readPairs(parts) });
}

export function makeLabel(parts: Parts): Label {
  return Object.freeze({ type: "Label", ...parts.head, pairs: readPairs(parts) });
}

export function makeArg(parts: Parts): Arg {
  const { scan, head, line, start, end } = parts;
  if (start >= end) missing(parts, "at least one name");
  const pairs = splitByQuotes(line, start, end, scan.escape).map(makePair);
  for (const pair of pairs) checkPair(parts, pair);
  return Object.freeze({ type: "Arg", ...head, pairs: Object.freeze(pairs) });
}

/** `a=b c=d`, or the old `a rest of the line`: the first word decides. */
function readPairs(parts: Parts): readonly KeyValue[] {
  const { scan, line, start, end } = parts;
  const words = splitByQuotes(line, start, end, scan.escape);
  const [first] = words;
  if (!first) {
    missing(parts, "at least one key and value");
    return Object.freeze([]);
  }
  const pairs = first.text.includes("=") ? words.map(makePair) : [legacyPair(parts)];
  for (const pair of pairs) {
    if (pair.value === undefined) reportNoValue(parts, pair, pairs.length > 1);
    checkPair(parts, pair);
  }
  return Object.freeze(pairs);
}

function makePair(word: Word): KeyValue {
  const equals = word.text.indexOf("=");
  if (equals < 0) return Object.freeze({ key: word, value: undefined, legacy: false, span: word.span });
  return Object.freeze({
    key: partOf(word, 0, equals),
    value: partOf(word, equals + 1, word.text.length),
    legacy: false,
    span: word.span,
  });
}

function legacyPair({ line, start, end }: Parts): KeyValue {
  let stop = start;
  while (stop < end && !isBlank(line.text.charCodeAt(stop))) stop++;
  const key = makeWord(line, start, stop);
  const from = skipBlank(line.text, stop, end);
  if (from >= end) return Object.freeze({ key, value: undefined, legacy: true, span: key.span });
  const value = makeWord(line, from, end);
  return Object.freeze({ key, value, legacy: true, span: cover(key.span, value.span) });
}

function reportNoValue({ scan, keyword }: Parts, pair: KeyValue, several: boolean): void {
  const message = several
    ? `${pair.key.text} has no = and no value: quote values that contain spaces`
    : `${keyword.name} ${pair.key.text} has no value`;
  report(scan, "key-value", pair.span, message);
}

function checkPair({ scan, keyword }: Parts, pair: KeyValue): void {
  if (pair.key.text === "") report(scan, "key-value", pair.span, `${keyword.name} needs a name before the =`);
  checkPairExpansion(scan, pair);
}
