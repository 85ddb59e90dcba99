import type { Repository } from "../../io/repository.ts";
import { UsageError } from "../exit.ts";
import { oddFormerBranch } from "./former-branches.ts";
import { oddRevision } from "./odd-files.ts";
import { answerOf, askGit, failure, split } from "./run.ts";
import { oddUpstream } from "./upstream.ts";

/** What a commit or the index has under a path. */
export interface Entry {
  readonly mode: string;
  readonly id: string;
}

/** A path, from the root of the repository, at which index and commit differ. */
export interface Difference {
  readonly path: string;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

/** Longer lists of names are more than a command line takes everywhere; then everything is listed. */
const longestList = 24_000;

/**
 * A directory or an index of a few kilobytes may list millions of characters. No file can be opened by a longer path than
 * this, and beyond 16,383 characters V8 takes all texts of one length for alike until it has compared them.
 */
const longestPath = 8192;

/** Whether a file can have a path that git lists. */
export function isUsualPath(path: string): boolean {
  return path.length <= longestPath;
}

const entry = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]+)$/;

/** What a commit has of the given paths. */
export function entriesOf(
  commit: string,
  paths: readonly string[],
  repository: Repository,
): ReadonlyMap<string, Entry> {
  if (paths.length === 0) return new Map();
  const what = fits(paths) ? [commit, "--", ...paths] : ["-r", commit];
  const words = split(answerOf(repository, "ls-tree", ["-z", "--full-tree", ...what]));
  const found = new Map<string, Entry>();
  for (const word of words) {
    const [, mode, id, path] = entry.exec(word) ?? [];
    if (mode && id && path && isUsualPath(path)) found.set(path, { mode, id });
  }
  return found;
}

const stage = /^\d+ ([0-9a-f]+) \d\t([\s\S]+)$/;

/** The ids of what the index has under the given paths. */
export function indexedFiles(paths: readonly string[], repository: Repository): ReadonlyMap<string, string> {
  if (paths.length === 0) return new Map();
  const asked = new Set(paths);
  const names = fits(paths) ? ["--", ...paths] : [];
  const words = split(answerOf(repository, "ls-files", ["-z", "--stage", "--full-name", ...names]));
  return new Map(
    words.flatMap((word) => {
      const [, id, path] = stage.exec(word) ?? [];
      return id && path && asked.has(path) ? [[path, id]] : [];
    }),
  );
}

/** The directories below the root in which git tracks a file; of a submodule it tracks the directory alone. */
export function trackedDirectories(repository: Repository): ReadonlySet<string> {
  const directories = new Set<string>();
  for (const path of split(answerOf(repository, "ls-files", ["-z", "--cached", "--full-name"]))) {
    if (!isUsualPath(path)) continue;
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const size = directories.size;
      if (directories.add(path.slice(0, end)).size === size) break;
    }
  }
  return directories;
}

function fits(paths: readonly string[]): boolean {
  return paths.reduce((sum, path) => sum + path.length + 3, 0) <= longestList;
}

const record = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/;

/** What differs between a commit (a tree, before the first one) and the index. */
export function indexDifferences(commit: string, repository: Repository): readonly Difference[] {
  const options = ["--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"];
  const words = split(answerOf(repository, "diff-index", [...options, "--ignore-submodules=all", commit, "--"]));
  const differences: Difference[] = [];
  for (let i = 0; i + 1 < words.length; i += 2) {
    const path = words[i + 1] as string;
    if (!isUsualPath(path)) continue;
    const [, oldMode = "", mode = "", oldId = "", id = ""] = record.exec(words[i] as string) ?? [];
    differences.push({ path, before: entryOf(oldMode, oldId), after: entryOf(mode, id) });
  }
  return differences;
}

function entryOf(mode: string, id: string): Entry | undefined {
  return /^0*$/.test(mode) ? undefined : { mode, id };
}

/** The id of a text that an entry has; undefined for links and submodules, which are none of their own. */
export function textId(entry: Entry | undefined): string | undefined {
  return entry?.mode.startsWith("100") && !/^0+$/.test(entry.id) ? entry.id : undefined;
}

/** The commit that a name stands for; undefined where there is none. */
export function commitOf(name: string, repository: Repository): string | undefined {
  const odd = oddRevision(name, repository) ?? oddUpstream(name, repository) ?? oddFormerBranch(name, repository);
  if (odd !== undefined) throw new UsageError(`git is not asked for ${name}: ${odd}`);
  const args = ["--verify", "--quiet", "--end-of-options", name];
  const { status, output, error } = askGit(repository, "rev-parse", args);
  if (status === 0) return output.toString().trim();
  if (status === 1) return undefined;
  throw failure(error);
}

/** What git takes for a tree without entries, whether it is stored or not. */
export function emptyTree(repository: Repository): string {
  const format = answerOf(repository, "rev-parse", ["--show-object-format"]).toString().trim();
  return format === "sha256"
    ? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
    : "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
}
