import { dirname, isAbsolute, join, resolve } from "node:path";
import { isBelow, realPath } from "./real-path.ts";
import { statIfThere } from "./stat.ts";

/** Where the program keeps caches for the user: a directory that may not exist yet. */
export function userCache(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const base = [env.XDG_CACHE_HOME, env.LOCALAPPDATA].find((path) => path && isAbsolute(path));
  const directory = base ?? join(env.HOME || homeDirectory(), ".cache");
  return isAbsolute(directory) ? join(directory, "plimsoll") : undefined;
}

/** `node:os` is only loaded where no variable says it. */
function homeDirectory(): string {
  return process.getBuiltinModule("node:os").homedir();
}

/**
 * Whether a cache may have come with the files that a run is over, as all that is in it: pipelines set `XDG_CACHE_HOME` or
 * `HOME` to a place in the checkout. So may one in any work tree of git, and what a link there leads to.
 * @param named the working directory and what was named, as absolute paths
 */
export function mayComeWith(named: readonly string[], cache: string): boolean {
  const places = named.flatMap((path) => [path, realPath(path)]);
  return [resolve(cache), realPath(cache)].some(
    (path) => places.some((place) => isBelow(path, place)) || isInWorkTree(path),
  );
}

function isInWorkTree(path: string): boolean {
  for (let at = dirname(path); ; at = dirname(at)) {
    if (statIfThere(join(at, ".git"))) return true;
    if (dirname(at) === at) return false;
  }
}
