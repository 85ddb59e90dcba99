import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, relative } from "node:path";
import { realPath } from "../../io/tree.ts";
import { UsageError } from "../exit.ts";

const fileName = process.platform === "win32" ? "git.exe" : "git";

/**
 * The git of `PATH`, by its full name: asked for by its bare name, Windows would first look in the working directory, and
 * `PATH` may name places in the work tree (`node_modules/.bin`, `.`), where anybody can put one.
 * @throws UsageError where there is none
 */
export function gitProgram(path: string | undefined, root: string): string {
  for (const entry of (path ?? "").split(delimiter)) {
    const dir = entry.replace(/^"(.*)"$/, "$1");
    // By a link a place in the work tree has other names too.
    if (!isAbsolute(dir) || isWithin(dir, root) || isWithin(realPath(dir), realPath(root))) continue;
    const file = join(dir, fileName);
    if (isProgram(file)) return file;
  }
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
