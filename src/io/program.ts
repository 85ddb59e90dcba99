import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import type { Tree } from "./tree.ts";

/**
 * The places of `PATH` from which a program, and whatever it starts, may come: not those in the tree (`node_modules/.bin`,
 * `.`), where whoever wrote that can put a program, nor what a link in it makes of other places.
 */
export function trustedPlaces(path: string | undefined, tree: Tree): readonly string[] {
  return placesOn(path).filter((place) => !tree.holds(place));
}

/** The places of `PATH`, trusted or not. Where a program is in none of them, nobody need ask which are. */
export function placesOn(path: string | undefined): readonly string[] {
  const places = (path ?? "").split(delimiter).map((entry) => entry.replace(/^"(.*)"$/, "$1"));
  return places.filter((place) => isAbsolute(place));
}

/**
 * The first program of that name in some places, by its full name: asked for by its bare name, Windows would look in the
 * working directory. Undefined where there is none.
 * @param tree what no link may lead to: `npm link` puts links to what is worked on among the programs
 */
export function programIn(places: readonly string[], name: string, tree?: Tree): string | undefined {
  const fileName = process.platform === "win32" ? `${name}.exe` : name;
  return places.map((place) => join(place, fileName)).find((file) => isProgram(file) && !tree?.holds(file));
}

function isProgram(file: string): boolean {
  try {
    // Most are not there, and to throw costs more than to look.
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
