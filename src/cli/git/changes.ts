import { isAbsolute, posix, relative, resolve } from "node:path";
import type { Repository } from "../../io/repository.ts";
import { UsageError } from "../exit.ts";
import { askGit, failure } from "./run.ts";
import { commitOf, type Difference, emptyTree, entriesOf, indexDifferences, textId } from "./trees.ts";
import { changedFiles } from "./work-tree.ts";

/** A file that differs between two states of a repository. Contents are ids of blobs. */
export interface Change {
  /** Relative to the working directory, forward slashes. */
  readonly path: string;
  /** What it was; undefined for a new file, or one that was no text of its own. */
  readonly before: string | undefined;
  /** What it is in the index; undefined where that has no text of it, or was not asked. */
  readonly after: string | undefined;
  readonly deleted: boolean;
}

export interface Changes {
  readonly list: readonly Change[];
  /** Files that git tracks no more: a new file may be one of them under another name. */
  gone(): readonly Change[];
}

/** Turns paths relative to the working directory into those that git uses, from the repository's root, and back. */
interface Names {
  local(path: string): string;
  /** Undefined for what lies outside of the repository. */
  inRepository(path: string): string | undefined;
}

/**
 * Those of the given files that differ between the working tree and the last commit that HEAD shares with a revision:
 * committed, staged, unstaged and untracked ones, but for those that git ignores.
 * @param paths relative to the working directory
 * @throws UsageError for a revision that cannot be compared with
 */
export function changesSince(revision: string, paths: Iterable<string>, repository: Repository, cwd: string): Changes {
  const names = namesIn(repository, cwd);
  const base = mergeBase(revision, repository);
  const asked = [...new Set([...paths].flatMap((path) => names.inRepository(path) ?? []))];
  const former = entriesOf(base, asked, repository);
  const changed = changedFiles(asked, former, repository);
  const list = asked.flatMap((path): readonly Change[] => {
    if (!changed.has(path)) return [];
    return [{ path: names.local(path), before: textId(former.get(path)), after: undefined, deleted: false }];
  });
  return { list, gone: () => indexDifferences(base, repository).filter(isGone).map(changeOf(names)) };
}

/** Files that differ between the index and HEAD. */
export function stagedChanges(repository: Repository, cwd: string): Changes {
  const base = commitOf("HEAD", repository) ?? emptyTree(repository);
  const list = indexDifferences(base, repository).map(changeOf(namesIn(repository, cwd)));
  return { list, gone: () => list.filter(({ deleted }) => deleted) };
}

function isGone({ after }: Difference): boolean {
  return after === undefined;
}

function changeOf({ local }: Names): (difference: Difference) => Change {
  return (difference) => ({
    path: local(difference.path),
    before: textId(difference.before),
    after: textId(difference.after),
    deleted: isGone(difference),
  });
}

function namesIn({ root }: Repository, cwd: string): Names {
  const way = (path: string) => relative(root, path).replaceAll("\\", "/");
  const prefix = way(cwd);
  return {
    local: (path) => posix.relative(prefix, path),
    inRepository(path) {
      const full = way(resolve(cwd, path));
      // On another drive of Windows there is no way from here to there.
      return full === "" || full === ".." || full.startsWith("../") || isAbsolute(full) ? undefined : full;
    },
  };
}

/** @throws UsageError where there is none */
function mergeBase(revision: string, repository: Repository): string {
  const isShallow = () => askGit(repository, "rev-parse", ["--is-shallow-repository"]).output.toString();
  const hint = () =>
    isShallow().startsWith("true") ? "; this is a shallow clone: fetch more of its history first" : "";
  const commit = commitOf(`${revision}^{commit}`, repository);
  if (commit === undefined) throw new UsageError(`--since ${revision}: there is no such revision${hint()}`);
  const { status, output, error } = askGit(repository, "merge-base", [commit, "HEAD"]);
  if (status === 0) return output.toString().trim();
  if (status !== 1) throw failure(error);
  throw new UsageError(`--since ${revision}: it has no commit in common with HEAD${hint()}`);
}
