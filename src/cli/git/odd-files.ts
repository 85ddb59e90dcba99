import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { ReadFault } from "../../io/fault.ts";
import { largest, readText } from "../../io/read.ts";
import { commonDirectory, type Repository } from "../../io/repository.ts";
import { alternatesFile, alternatesOf } from "./alternates.ts";
import { includedFiles } from "./config-includes.ts";

/**
 * What git would open as a file and is none: it would wait for a pipe, or fill memory with a device or a hole. Looked for
 * are the files that git opens by name and those in its own directories; links to directories are not followed.
 */
export function oddFileIn({ gitDir }: Repository): string | undefined {
  const common = commonDirectory(gitDir);
  const shared = ["config", "packed-refs", "shallow", "info/attributes", "info/exclude", "info/grafts"].map((name) =>
    join(common, name),
  );
  const own = ["HEAD", "index", "config.worktree", "info/sparse-checkout"].map((name) => join(gitDir, name));
  const configs = [join(common, "config"), join(gitDir, "config.worktree")];
  const objects = join(common, "objects");
  const stores = [objects, ...alternatesOf(objects)];
  const lists = stores.flatMap((store) => readWhole.map((name) => join(store, name)));
  const below = (name: string) => [...new Set([common, gitDir])].map((dir) => join(dir, name));
  const large = () => oddBelow(below("refs"), (path) => isUsual(statOf(path)));
  const others = [...below("logs"), ...below("reftable"), ...stores];
  const named = [...shared, ...own, ...lists].find((path) => !isUsual(statOf(path)));
  return named ?? oddInclude(configs) ?? oddAmong([common, gitDir]) ?? large() ?? oddBelow(others);
}

/** In a store of objects: what git reads line by line. All else it maps. */
const readWhole = [alternatesFile, "info/commit-graphs/commit-graph-chain"];

/** Whether a path has nothing, or a file that is no larger than that. */
function isUsual(stats: Stats | undefined, most: number = largest.generated): boolean {
  return !stats || (stats.isFile() && stats.size <= most);
}

/** Directories are told from files when they are opened. */
export function isReadable(stats: Stats | undefined, most?: number): boolean {
  return isUsual(stats, most) || stats?.isDirectory() === true;
}

/** Neither a file nor a directory. */
function isSpecial(entry: Stats | Dirent | undefined): boolean {
  return entry !== undefined && !entry.isFile() && !entry.isDirectory();
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** How many entries are looked at: enough for all that git does not pack by itself. */
const mostEntries = 200_000;

/** @param isRight looks closer at what is no directory */
function oddBelow(directories: readonly string[], isRight = (_path: string) => true): string | undefined {
  const open = [...directories];
  let left = mostEntries;
  for (let dir = open.pop(); dir !== undefined && left > 0; dir = open.pop()) {
    const entries = entriesOf(dir);
    left -= entries.length;
    const odd = oddOf(dir, entries);
    if (odd !== undefined) return odd;
    for (const entry of entries) {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) open.push(path);
      else if (!isRight(path)) return path;
    }
  }
  return undefined;
}

function oddAmong(directories: readonly string[]): string | undefined {
  for (const dir of directories) {
    const odd = oddOf(dir, entriesOf(dir));
    if (odd !== undefined) return odd;
  }
  return undefined;
}

function oddOf(dir: string, entries: readonly Dirent[]): string | undefined {
  const odd = entries.find((entry) =>
    entry.isSymbolicLink() ? isSpecial(statOf(join(dir, entry.name))) : isSpecial(entry) && !entry.isSocket(),
  );
  return odd && join(dir, odd.name);
}

function entriesOf(dir: string): readonly Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** As far as git follows them, too. */
const deepest = 10;

function oddInclude(configs: readonly string[], depth = 0): string | undefined {
  for (const config of configs) {
    const text = readText(config, { largest: largest.generated });
    if (text instanceof ReadFault) continue;
    const paths = [...new Set(includedFiles(text, config))];
    const odd = paths.find((path) => !isReadable(statOf(path)));
    const deeper = odd ?? (depth < deepest ? oddInclude(paths, depth + 1) : undefined);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
