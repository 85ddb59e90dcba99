import { join, resolve } from "node:path";
import { ReadFault } from "../../io/fault.ts";
import { largest, readBytes } from "../../io/read.ts";
import { fromBytes } from "./config-includes.ts";

/** In which file a store of objects names others. */
export const alternatesFile = "info/alternates";

/** Nobody has so many; each is looked through. */
const mostStores = 100;

/**
 * A store of git's objects with those that it names for more, and that they name in turn:
 * https://git-scm.com/docs/gitrepository-layout. Undefined where they are too many, or named by bytes that are no UTF-8.
 */
export function storesFrom(store: string): readonly string[] | undefined {
  const stores = new Set([store]);
  for (const one of stores) {
    const bytes = readBytes(join(one, alternatesFile), { largest: largest.settings });
    if (bytes instanceof ReadFault) continue;
    for (const line of bytes.toString("latin1").split("\n")) {
      if (line === "" || line.startsWith("#")) continue;
      const name = fromBytes(unquoted(line));
      if (name === undefined || stores.size > mostStores) return undefined;
      stores.add(resolve(one, name));
    }
  }
  return [...stores];
}

const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" }),
);

/** A name as git writes it where it has odd bytes: in quotes, with the escapes of C. */
function unquoted(line: string): string {
  const [, inner] = /^"((?:[^"\\]|\\.)*)"/.exec(line) ?? [];
  if (inner === undefined) return line;
  return inner.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal?: string, sign = "") =>
    octal === undefined ? (escapes.get(sign) ?? sign) : String.fromCharCode(Number.parseInt(octal, 8) & 0xff),
  );
}
