import { join, resolve } from "node:path";
import { ReadFault } from "../../io/fault.ts";
import { largest, readBytes } from "../../io/read.ts";
import { realPath } from "../../io/real-path.ts";
import { fromBytes } from "./config-includes.ts";

/** In which file a store of objects names others. */
export const alternatesFile = "info/alternates";

/** Nobody has so many; each is looked through. */
const mostStores = 100;

/**
 * A store of git's objects with those that it names for more, and that they name in turn:
 * https://git-scm.com/docs/gitrepository-layout. Undefined where they are too many, or named in a way that is not
 * followed here.
 */
export function storesFrom(store: string): readonly string[] | undefined {
  const stores = new Set([store]);
  for (const one of stores) {
    const bytes = readBytes(join(one, alternatesFile), { largest: largest.settings });
    if (bytes instanceof ReadFault) continue;
    // Git reads up to a NUL.
    for (const line of bytes.toString("latin1").replace(/\0.*/s, "").split("\n")) {
      if (line === "" || line.startsWith("#")) continue;
      const name = nameIn(line);
      if (name === undefined || stores.size > mostStores) return undefined;
      // To git a way from there starts at the directory itself, not at a link to it.
      stores.add(resolve(realPath(one), name));
    }
  }
  return [...stores];
}

const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" }),
);

/** A line in quotes and nothing behind them; what else begins with a quote git reads in ways of its own. */
const quotedLine = /^"([^"\\]*(?:\\(?:[0-3][0-7]{2}|[abfnrtv"\\])[^"\\]*)*)"$/;

/** The name on a line: as it is, or where it has odd bytes in quotes, with the escapes of C. */
function nameIn(line: string): string | undefined {
  if (!line.startsWith('"')) return fromBytes(line);
  const [, inner] = quotedLine.exec(line) ?? [];
  if (inner === undefined) return undefined;
  return fromBytes(
    inner.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal?: string, sign = "") =>
      octal === undefined ? (escapes.get(sign) ?? sign) : String.fromCharCode(Number.parseInt(octal, 8)),
    ),
  );
}
