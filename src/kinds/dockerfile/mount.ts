import { originOf } from "../../text/offset-map.ts";
import { appendRange, appendText, finishMapped, mappedBuilder } from "./mapped.ts";
import { checkMount } from "./mount-check.ts";
import type { Flag, MountOption, RunMount, Word } from "./nodes.ts";
import { report, type Scan } from "./scan.ts";
import { makeWord, partOf } from "./words.ts";

const none: readonly RunMount[] = Object.freeze([]);
const quote = 34;
const comma = 44;

/** One field of a CSV line: its place in the outer word, and its text with CSV's quotes removed. */
interface Field {
  readonly outer: Word;
  readonly inner: Word;
}

/** The `--mount` flags of a RUN. */
export function readMounts(scan: Scan, flags: readonly Flag[]): readonly RunMount[] {
  if (flags.length === 0) return none;
  const mounts = flags.filter((flag) => flag.name === "mount" && flag.value).map((flag) => readMount(scan, flag));
  return mounts.length === 0 ? none : Object.freeze(mounts);
}

function readMount(scan: Scan, flag: Flag): RunMount {
  const value = flag.value as Word;
  const options = splitFields(scan, value, "mount").map(makeOption);
  const find = (...keys: readonly string[]) => options.findLast((option) => keys.includes(option.key))?.value;
  const mount: RunMount = Object.freeze({
    flag,
    mountType: find("type")?.text.toLowerCase() ?? "bind",
    options: Object.freeze(options),
    target: find("target", "dst", "destination"),
    source: find("source", "src"),
    from: find("from"),
    id: find("id"),
    span: flag.span,
  });
  checkMount(scan, mount);
  return mount;
}

function makeOption({ outer, inner }: Field): MountOption {
  const equals = inner.text.indexOf("=");
  const key = equals < 0 ? inner.text : inner.text.slice(0, equals);
  return Object.freeze({
    key: key.toLowerCase(),
    value: equals < 0 ? undefined : partOf(inner, equals + 1, inner.text.length),
    span: outer.span,
  });
}

/** Splits by Go's CSV rules: a field that starts with a quote runs to the next lone quote; other quotes are an error. */
export function splitFields(scan: Scan, value: Word, code: "mount" | "device"): Field[] {
  const { text } = value;
  const fields: Field[] = [];
  let at = 0;
  for (;;) {
    const quoted = text.charCodeAt(at) === quote ? readQuoted(value, at) : undefined;
    if (quoted) {
      fields.push(quoted.field);
      at = quoted.stop;
    } else {
      const found = text.indexOf(",", at);
      const stop = found < 0 ? text.length : found;
      const field = partOf(value, at, stop);
      if (field.text.includes('"')) report(scan, code, field.span, `A field of the ${code} has a quote in the middle`);
      fields.push({ outer: field, inner: field });
      at = stop;
    }
    if (at >= text.length) return fields;
    at++;
  }
}

/** A quoted field, where it is closed and a comma or the end follows. */
function readQuoted(value: Word, start: number): { field: Field; stop: number } | undefined {
  const { text, line } = value;
  const builder = mappedBuilder();
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return undefined;
    appendRange(builder, line, value.at + at, value.at + close);
    if (text.charCodeAt(close + 1) !== quote) {
      if (close + 1 < text.length && text.charCodeAt(close + 1) !== comma) return undefined;
      const decoded = finishMapped(builder, originOf(line, value.at + start + 1));
      const field = { outer: partOf(value, start, close + 1), inner: makeWord(decoded, 0, decoded.text.length) };
      return { field, stop: close + 1 };
    }
    appendText(builder, '"', originOf(line, value.at + close));
    at = close + 2;
  }
}
