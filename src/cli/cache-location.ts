import { existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { digest } from "../text/digest.ts";
import type { Io } from "./io.ts";

const fileName = "plimsoll-cache";

/**
 * The cache's file: as named, inside of what is named where that is a directory, else in the project's `node_modules`,
 * else in the user's cache directory.
 */
export function cacheFile(location: string | undefined, { cwd, env }: Pick<Io, "cwd" | "env">): string {
  if (location !== undefined) {
    const full = resolve(cwd, location);
    return /[\\/]$/.test(location) || isDirectory(full) ? join(full, fileName) : full;
  }
  const modules = modulesAbove(cwd);
  if (modules !== undefined) {
    const inside = relative(dirname(modules), cwd).replaceAll("\\", "/");
    return join(modules, ".cache", "plimsoll", inside === "" ? fileName : `${fileName}-${digest(inside)}`);
  }
  const base = [env.XDG_CACHE_HOME, env.LOCALAPPDATA].find((path) => path !== undefined && isAbsolute(path));
  return join(base ?? join(env.HOME ?? homedir(), ".cache"), "plimsoll", `${fileName}-${digest(cwd)}`);
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The `node_modules` of the nearest package. */
function modulesAbove(cwd: string): string | undefined {
  for (let at = cwd; ; at = dirname(at)) {
    const modules = join(at, "node_modules");
    if (basename(at) !== "node_modules" && existsSync(join(at, "package.json")) && existsSync(modules)) return modules;
    if (dirname(at) === at) return undefined;
  }
}
