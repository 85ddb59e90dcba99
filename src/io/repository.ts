import { realpathSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { ReadFault } from "./fault.ts";
import { hasSay } from "./owners.ts";
import { readBytes } from "./read.ts";
import { statIfThere } from "./stat.ts";

/** A work tree of git. Paths are absolute. */
export interface Repository {
  /** The directory in which its `.git` stands. */
  readonly root: string;
  /** Where HEAD and index are: `.git` itself, or the directory that a file of that name leads to. */
  readonly gitDir: string;
}

/**
 * The repository that a directory belongs to, found without git. Unlike git, this never takes a bare repository that
 * lies among the files of another one for a repository: it comes with a clone, its configuration included.
 */
export function repositoryAbove(dir: string): Repository | undefined {
  for (let at = dir; ; at = dirname(at)) {
    const found = repositoryAt(at);
    if (found) return found;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * The same, unless it is somebody else's: neither a link nor a path nor a setting of it counts for a directory that it only
 * happens to stand above.
 */
export function repositoryAround(dir: string): Repository | undefined {
  const found = repositoryAbove(dir);
  return found && (found.root === dir || hasSay(join(found.root, ".git"), dir)) ? found : undefined;
}

/** The repository whose root a directory is. Anything may be called `.git`: only what git takes for one is. */
export function repositoryAt(root: string): Repository | undefined {
  const dotGit = join(root, ".git");
  const stats = statIfThere(dotGit);
  if (!stats) return undefined;
  const gitDir = stats.isDirectory() ? dotGit : targetOf(dotGit, root);
  return gitDir !== undefined && isGitDirectory(gitDir) ? { root, gitDir } : undefined;
}

/** Whether a directory has what git asks for: a HEAD, objects and refs, the last two perhaps in the main work tree's. */
export function isGitDirectory(dir: string): boolean {
  const shared = sharedBy(dir);
  if (shared === undefined) return false;
  const hasParts = ["objects", "refs"].every((name) => statIfThere(join(shared, name))?.isDirectory());
  return hasParts && /^(?:ref:[ \t\r\n]*refs\/|[0-9a-f]{40})/.test(startOf(join(dir, "HEAD")));
}

/** Where a linked work tree has what it shares with the others; elsewhere the directory itself. */
export function commonDirectory(gitDir: string): string {
  return sharedBy(gitDir) ?? gitDir;
}

/** Undefined where a name stands there that is not taken here as git takes it. Links are followed before `..`. */
function sharedBy(gitDir: string): string | undefined {
  const bytes = readBytes(join(gitDir, "commondir"), { largest: longest });
  if (bytes instanceof ReadFault) return bytes.isAbsence ? gitDir : undefined;
  const [, path] = /^([^\0\r\n\ufffd]+)[\r\n]*$/.exec(bytes.toString("utf8")) ?? [];
  return path === undefined ? undefined : realPathIfThere(isAbsolute(path) ? path : `${gitDir}/${path}`);
}

function realPathIfThere(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** Where a file `.git` leads to, as linked work trees and submodules have one. */
function targetOf(file: string, root: string): string | undefined {
  const [, path] = /^gitdir: ([^\0\r\n]+)[\r\n]*$/.exec(startOf(file)) ?? [];
  return path === undefined ? undefined : resolve(root, path);
}

/** Whether two paths lead to the same place. */
export function isSamePath(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return a === b;
  }
}

/** In bytes; more than any of these files holds. */
const longest = 8192;

/** The start of a regular file; empty for anything else. */
function startOf(file: string): string {
  const bytes = readBytes(file, { largest: longest, limit: longest });
  return bytes instanceof ReadFault ? "" : bytes.toString("utf8");
}
