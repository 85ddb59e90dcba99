import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, relative } from "node:path";
import { realPath } from "./tree.ts";

/**
 * The places of `PATH` from which a program, and whatever it starts, may come: not those in directories whose files
 * somebody else wrote (`node_modules/.bin`, `.`), where anybody can put a program.
 */
export function trustedPlaces(path: string | undefined, ...roots: readonly string[]): readonly string[] {
  const places = (path ?? "").split(delimiter).map((entry) => entry.replace(/^"(.*)"$/, "$1"));
  // By a link a place in them has other names too.
  const isForeign = (place: string) =>
    roots.some((root) => isWithin(place, root) || isWithin(realPath(place), realPath(root)));
  return places.filter((place) => isAbsolute(place) && !isForeign(place));
}

/**
 * The first program of that name in some places, by its full name: asked for by its bare name, Windows would look in the
 * working directory. Undefined where there is none.
 */
export function programIn(places: readonly string[], name: string): string | undefined {
  const fileName = process.platform === "win32" ? `${name}.exe` : name;
  return places.map((place) => join(place, fileName)).find(isProgram);
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
