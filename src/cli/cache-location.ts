import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { mayComeWith, userCache } from "../io/user-cache.ts";
import { digest } from "../text/digest.ts";
import type { Io } from "./io.ts";

const fileName = "plimsoll-cache";

/**
 * The cache's file: as named, inside of what is named where that is a directory, else in the user's cache directory. A
 * place in the project would be the project's to fill: what it says of its own files proves nothing.
 */
export function cacheFile(location: string | undefined, { cwd, env }: Pick<Io, "cwd" | "env">): string {
  if (location !== undefined) {
    const full = resolve(cwd, location);
    return /[\\/]$/.test(location) || isDirectory(full) ? join(full, fileName) : full;
  }
  // One in the working directory is not used.
  return join(userCache(env) ?? cwd, `${fileName}-${digest(cwd)}`);
}

/** Why a cache at its usual place is not used, as the end of "the cache ..."; undefined where it is. */
export function placeRefusal(file: string, named: readonly string[], cwd: string): string | undefined {
  const places = ["", ...named].map((path) => resolve(cwd, path));
  if (!mayComeWith(places, file)) return undefined;
  return `is not used: its usual place, ${file}, lies in what is linted, and may have come with it; name another with --cache-location`;
}

/** The file beside a cache that keeps what other programs have said of scripts. */
export function answersFile(cache: string): string {
  return `${cache}-shellcheck`;
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
