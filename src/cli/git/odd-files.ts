import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { basename, join } from "node:path";
import { ReadFault } from "../../io/fault.ts";
import { largest, readBytes } from "../../io/read.ts";
import { commonDirectory, type Repository } from "../../io/repository.ts";
import { alternatesFile, storesFrom } from "./alternates.ts";
import { includedFiles } from "./config-includes.ts";

/**
 * What git would open as a file and is none, as a sentence: it would wait for a pipe, or fill memory with a device or a
 * hole. Looked for are the files that git opens by name and those in its own directories; links to directories are not
 * followed.
 */
export function oddFileIn({ gitDir }: Repository): string | undefined {
  const common = commonDirectory(gitDir);
  const below = (name: string) => [...new Set([common, gitDir])].map((dir) => join(dir, name));
  const configs = [join(common, "config"), join(gitDir, "config.worktree")];
  const lists = ["shallow", "info/attributes", "info/exclude", "info/grafts"].map((name) => join(common, name));
  const large = [join(common, "packed-refs"), join(gitDir, "index")];
  const small = [...configs, ...lists, join(gitDir, "HEAD"), join(gitDir, "info/sparse-checkout")];
  const stores = storesFrom(join(common, "objects"));
  if (!stores) return `its objects are in stores that are not followed (${alternatesFile})`;
  const ofStores = stores.flatMap((store) => readWhole.map((name) => join(store, name)));
  const odd =
    [...small, ...ofStores].find((path) => !isUsual(statOf(path), largest.settings)) ??
    large.find((path) => !isUsual(statOf(path))) ??
    oddAmong(below("."), isRight) ??
    oddBelow(below("refs"), (path) => isRef(path, statOf(path))) ??
    oddBelow(
      below(".")
        .flatMap(directoriesIn)
        .filter((dir) => basename(dir) !== "objects"),
    ) ??
    oddBelow(stores);
  return odd === undefined ? oddInclude(configs) : `${odd} is not a file of a usual size`;
}

/**
 * What a name of a revision may lead git to beside the refs, which it looks for first: `origin/main` is the file of that
 * name in git's own directory, if there is one.
 */
export function oddRevision(name: string, { gitDir }: Repository): string | undefined {
  const [file = ""] = name.split(/[\^~:]|@\{/);
  const paths = [...new Set([gitDir, commonDirectory(gitDir)])].map((dir) => join(dir, file));
  const odd = paths.find((path) => !statOf(path)?.isDirectory() && !isRef(path, statOf(path)));
  return odd && `${odd} is not a file of a usual size`;
}

/** In bytes; more than a ref holds. */
const largestRef = 8192;

/** Whether git reads no more than a ref there, and goes from there to no file but another ref. */
function isRef(path: string, stats: Stats | undefined): boolean {
  return isUsual(stats, largestRef) && (stats === undefined || !leavesRefs(path));
}

/** Blanks are git's own: all else is a part of a name. */
function leavesRefs(path: string): boolean {
  const bytes = readBytes(path, { largest: largestRef, limit: largestRef });
  return !(bytes instanceof ReadFault) && /^ref:(?![ \t\r\n]*refs\/)/.test(bytes.toString("latin1"));
}

/** Beside git's directories: any of these files may be named as a revision, or by a ref. */
function isRight(path: string): boolean {
  const stats = statOf(path);
  return isUsual(stats) && (stats === undefined || stats.size > largestRef || !leavesRefs(path));
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

/** @param isFine looks closer at what is no directory */
function oddBelow(directories: readonly string[], isFine = (_path: string) => true): string | undefined {
  const open = [...directories];
  let left = mostEntries;
  for (let dir = open.pop(); dir !== undefined && left > 0; dir = open.pop()) {
    const entries = entriesOf(dir);
    left -= entries.length;
    const odd = oddOf(dir, entries, isFine);
    if (odd !== undefined) return odd;
    for (const entry of entries) if (entry.isDirectory()) open.push(join(dir, entry.name));
  }
  return undefined;
}

function oddAmong(directories: readonly string[], isFine: (path: string) => boolean): string | undefined {
  for (const dir of directories) {
    const odd = oddOf(dir, entriesOf(dir), isFine);
    if (odd !== undefined) return odd;
  }
  return undefined;
}

/** Names of revisions, settings and links of git's lead to any of them. */
function directoriesIn(dir: string): readonly string[] {
  return entriesOf(dir).flatMap((entry) => (entry.isDirectory() ? [join(dir, entry.name)] : []));
}

function oddOf(dir: string, entries: readonly Dirent[], isFine: (path: string) => boolean): string | undefined {
  const odd = entries.find((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory() || entry.isSocket()) return false;
    const stats = entry.isSymbolicLink() ? statOf(path) : entry;
    return isSpecial(stats) || (stats?.isFile() === true && !isFine(path));
  });
  return odd && join(dir, odd.name);
}

function entriesOf(dir: string): readonly Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Nobody has so many. Git reads a file as often as it is included, which may be by the product of all on a way. */
const mostIncludes = 200;

function oddInclude(configs: readonly string[]): string | undefined {
  const files = [...configs];
  const known = new Map<string, readonly string[] | undefined>();
  for (const file of files) {
    if (!known.has(file)) known.set(file, includesOf(file));
    const included = known.get(file);
    if (!included || files.length + included.length > mostIncludes) {
      return `${file} includes files that are not followed`;
    }
    const odd = included.find((path) => !isReadable(statOf(path), largest.settings));
    if (odd !== undefined) return `${odd} is not a file of a usual size`;
    files.push(...included);
  }
  return undefined;
}

function includesOf(file: string): readonly string[] | undefined {
  const bytes = readBytes(file, { largest: largest.settings });
  return bytes instanceof ReadFault ? [] : includedFiles(bytes.toString("latin1"), file);
}
