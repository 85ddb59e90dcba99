import { classesOf, namedClasses } from "./named-classes.ts";
import type { Piece, Range } from "./tree.ts";

const named = new Map([...namedClasses, ...classesOf({ space: "\t\n\r\r  " })]);

/** The class that a `[` opens for git; undefined for one that has git give up: nothing matches the pattern. */
export function readGitClass(glob: string, start: number): { readonly piece: Piece; readonly end: number } | undefined {
  const negated = glob.charAt(start + 1) === "!" || glob.charAt(start + 1) === "^";
  const ranges: Range[] = [];
  let at = start + (negated ? 2 : 1);
  /** What a dash behind it makes a range of; none behind a range and a named class. */
  let before: number | undefined;
  for (let first = true; first || glob.charAt(at) !== "]"; first = false) {
    if (at >= glob.length) return undefined;
    const name = /^\[:([^\]]*):\]/.exec(glob.slice(at, at + 12))?.[1];
    const isRange = glob.charAt(at) === "-" && before !== undefined && !["", "]"].includes(glob.charAt(at + 1));
    if (name !== undefined) {
      const known = named.get(name);
      if (!known) return undefined;
      ranges.push(...known);
      before = undefined;
      at += name.length + 4;
      continue;
    }
    if (isRange) at++;
    if (glob.charAt(at) === "\\") at++;
    if (at >= glob.length) return undefined;
    const code = glob.charCodeAt(at);
    ranges.push([isRange ? (before as number) : code, code]);
    before = isRange ? undefined : code;
    at++;
  }
  return { piece: { type: "class", negated, ranges }, end: at + 1 };
}
