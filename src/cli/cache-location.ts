import { statSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
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
  const base = [env.XDG_CACHE_HOME, env.LOCALAPPDATA].find((path) => path !== undefined && isAbsolute(path));
  return join(base ?? join(env.HOME ?? homedir(), ".cache"), "plimsoll", `${fileName}-${digest(cwd)}`);
}

/** The file beside a cache that keeps what ShellCheck has said. */
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
