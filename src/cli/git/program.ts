import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, relative } from "node:path";
import { realPath } from "../../io/tree.ts";
import { UsageError } from "../exit.ts";

const fileName = process.platform === "win32" ? "git.exe" : "git";

/**
 * The places of `PATH` from which git, and whatever git starts, may come: not those in the work tree (`node_modules/.bin`,
 * `.`), where anybody can put a program.
 */
export function trustedPlaces(path: string | undefined, root: string): readonly string[] {
  const places = (path ?? "").split(delimiter).map((entry) => entry.replace(/^"(.*)"$/, "$1"));
  // By a link a place in the work tree has other names too.
  return places.filter(
    (place) => isAbsolute(place) && !isWithin(place, root) && !isWithin(realPath(place), realPath(root)),
  );
}

/**
 * The first git of some places, by its full name: asked for by its bare name, Windows would look in the working directory.
 * @throws UsageError where there is none
 */
export function gitProgram(places: readonly string[]): string {
  const program = places.map((place) => join(place, fileName)).find(isProgram);
  if (program !== undefined) return program;
  throw new UsageError("git cannot be run: PATH leads to none outside of the work tree");
}

function isWithin(dir: string, root: string): boolean {
  const way = relative(root, dir);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== "..";
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
