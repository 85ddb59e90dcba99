import type { PackageManager, Store } from "./package-manager.ts";
import { javascriptManagers } from "./package-managers-javascript.ts";
import { languageManagers } from "./package-managers-language.ts";
import { pythonManagers } from "./package-managers-python.ts";
import { systemManagers } from "./package-managers-system.ts";

export const packageManagers: readonly PackageManager[] = [
  ...systemManagers,
  ...pythonManagers,
  ...javascriptManagers,
  ...languageManagers,
];

let byProgram: ReadonlyMap<string, readonly PackageManager[]> | undefined;
const none: readonly PackageManager[] = [];

/** The managers that a program stands for: one as a rule, `uv` and `dotnet` being several. */
export function managersOf(program: string): readonly PackageManager[] {
  byProgram ??= indexByProgram();
  return byProgram.get(program) ?? none;
}

function indexByProgram(): ReadonlyMap<string, readonly PackageManager[]> {
  const index = new Map<string, PackageManager[]>();
  for (const manager of packageManagers) {
    for (const program of manager.programs) {
      const managers = index.get(program);
      if (managers) managers.push(manager);
      else index.set(program, [manager]);
    }
  }
  return index;
}

/** Where a store lies for a user with that home directory. */
export function storePaths(store: Store, home: string): readonly string[] {
  return store.paths.map((path) => atHome(path, home));
}

function atHome(path: string, home: string): string {
  return path.startsWith("~/") ? home + path.slice(1) : path;
}

/**
 * Whether removing `path` recursively empties the store: it is one of its directories, all that is in one, a directory
 * above, or a pattern known to be good enough. Paths are compared as text; `home` stands for `~`.
 */
export function removalCleans(store: Store, path: string, home = "/root"): boolean {
  const full = atHome(path, home);
  const removed = withoutTail(full);
  if (store.patterns?.some((pattern) => atHome(pattern, home) === full)) return true;
  if (removed === "") return false;
  return storePaths(store, home).some((directory) => directory === removed || directory.startsWith(`${removed}/`));
}

/** The path without trailing slashes and without a last segment that matches everything. */
function withoutTail(path: string): string {
  let end = path.length;
  while (end > 0) {
    if (path[end - 1] === "/") end--;
    else if (path.endsWith("/*", end)) end -= 2;
    else if (path.endsWith("/**", end)) end -= 3;
    else if (path.endsWith("/{*,.*}", end)) end -= 7;
    // `lists*` takes at least what `lists` takes.
    else if (path[end - 1] === "*" && path[end - 2] !== "*") return path.slice(0, end - 1);
    else break;
  }
  return path.slice(0, end);
}
