import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Reader } from "../text/reader.ts";
import { decode, readBytes } from "./read-file.ts";

/** The files below (and around) a working directory, each looked at once. */
export function diskReader(cwd: string): Reader {
  const texts = new Map<string, string | undefined>();
  const there = new Map<string, boolean>();
  return {
    read(path) {
      if (!texts.has(path)) texts.set(path, readText(resolve(cwd, path)));
      return texts.get(path);
    },
    exists(path) {
      const known = there.get(path) ?? statSync(resolve(cwd, path), { throwIfNoEntry: false }) !== undefined;
      there.set(path, known);
      return known;
    },
  };
}

function readText(full: string): string | undefined {
  if (!statSync(full, { throwIfNoEntry: false })?.isFile()) return undefined;
  const bytes = readBytes(full);
  if (bytes instanceof Error) return undefined;
  const decoded = decode(bytes);
  return "text" in decoded ? decoded.text : undefined;
}
