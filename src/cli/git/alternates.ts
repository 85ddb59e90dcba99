import { join, resolve } from "node:path";
import { ReadFault } from "../../io/fault.ts";
import { largest, readText } from "../../io/read.ts";

/** So far git follows alternates of alternates. */
const deepest = 5;

/** In which file a store of objects names others. */
export const alternatesFile = "info/alternates";

/** Where else a store of git's has objects, and those stores in turn: https://git-scm.com/docs/gitrepository-layout. */
export function alternatesOf(store: string, depth = 0): readonly string[] {
  const text = readText(join(store, alternatesFile), { largest: largest.generated });
  if (text instanceof ReadFault || depth > deepest) return [];
  const named = text.split("\n").flatMap((line) => {
    return line === "" || line.startsWith("#") ? [] : resolve(store, unquoted(line));
  });
  return [...new Set(named)].flatMap((one) => [one, ...alternatesOf(one, depth + 1)]);
}

const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" }),
);

/** A name as git writes it where it has odd characters: in quotes, with the escapes of C. */
function unquoted(line: string): string {
  const [, inner] = /^"((?:[^"\\]|\\.)*)"/.exec(line) ?? [];
  if (inner === undefined) return line;
  const bytes = inner.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal?: string, sign = "") =>
    octal === undefined ? (escapes.get(sign) ?? sign) : String.fromCharCode(Number.parseInt(octal, 8) & 0xff),
  );
  // Escapes stand for bytes, what is not escaped for characters.
  return /[^\0-\xff]/.test(bytes) ? bytes : Buffer.from(bytes, "latin1").toString("utf8");
}
