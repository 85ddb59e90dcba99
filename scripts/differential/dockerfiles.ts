import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { skipped } from "../../src/engine/discover-walk.ts";
import { kinds } from "../../src/kinds/index.ts";
import type { Kind } from "../../src/kinds/kind.ts";

export const dockerfileKind = kinds.find(({ name }) => name === "dockerfile") as Kind;

/** The texts of the Dockerfiles in a folder and the folders below it, by their full paths, in order. */
export function dockerfilesIn(folder: string): ReadonlyMap<string, string> {
  return new Map([...pathsIn(resolve(folder))].sort().map((path) => [path, readFileSync(path, "utf8")]));
}

function* pathsIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name)) yield* pathsIn(path);
    else if (entry.isFile() && dockerfileKind.claims(path.replaceAll("\\", "/"), () => readFileSync(path, "utf8")))
      yield path;
  }
}
