import { classesOf, namedClasses } from "./named-classes.ts";
import type { Piece, Range } from "./tree.ts";

const named = new Map([...namedClasses, ...classesOf({ ascii: "\0\x7f", space: "\t\r  ", word: "09AZaz__" })]);

/** A class has fewer characters, so that many brackets which nothing closes are not each looked through to the end. */
const longest = 64;

/** The class of characters that a `[` opens; undefined where it is not closed. */
export function readClass(glob: string, start: number): { readonly piece: Piece; readonly end: number } | undefined {
  const negated = glob.charAt(start + 1) === "!" || glob.charAt(start + 1) === "^";
  const ranges: Range[] = [];
  let at = start + (negated ? 2 : 1);
  for (let first = true; first || glob.charAt(at) !== "]"; first = false) {
    if (at > start + longest) return undefined;
    const name = /^\[:(\w+):\]/.exec(glob.slice(at, at + 12))?.[1];
    const known = name === undefined ? undefined : named.get(name);
    if (name !== undefined && known) {
      ranges.push(...known);
      at += name.length + 4;
      continue;
    }
    const low = charAt(glob, at);
    const high = glob.charAt(low.end) === "-" && glob.charAt(low.end + 1) !== "]" ? charAt(glob, low.end + 1) : low;
    ranges.push([low.code, high.code]);
    at = high.end;
  }
  return { piece: { type: "class", negated, ranges }, end: at + 1 };
}

function charAt(glob: string, at: number): { readonly code: number; readonly end: number } {
  const start = glob.charAt(at) === "\\" ? at + 1 : at;
  const code = glob.codePointAt(start) ?? 0;
  return { code, end: start + String.fromCodePoint(code).length };
}
