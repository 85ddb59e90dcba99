import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import { ReadFault } from "./fault.ts";
import { type Bounds, isOutside } from "./read.ts";
import { isBelow, realPath } from "./real-path.ts";
import { repositoryAround } from "./repository.ts";

/**
 * The directories whose files may be read and written on the word of what stands in them: a repository's own files name
 * others by links and paths, and whoever wrote them has no say about the rest of the disk.
 */
export interface Tree extends Bounds {
  /**
   * Whether a path may be looked at, be it in vain. Windows tells who its user is to the machine that a path begins with
   * (`\\host\share`), whatever is there: of such only those that the user named are asked.
   */
  mayLookAt(full: string): boolean;
  /** Why a path, that may not exist yet, is none of the tree's; undefined where it is. */
  refusal(full: string): string | undefined;
  /** Whether a path stands in the tree by its name but leads out of it by a link. */
  leaves(full: string): boolean;
  /** Whether whoever writes in the tree has a say in what a path leads to: it is the tree's, or leaves it by a link. */
  holds(full: string): boolean;
}

/** What is said of a link that leads out, as the end of "FILE cannot be read: ...". */
export const leadsOut = "it is a link that leads out of the linted directory";
/** What has it read all the same, wherever it was met in a walk. */
export const readsLinks = "it can be read by a run from a directory above both";
/** Of one that leads to where git keeps what is no file of the work tree: its configuration may hold a pipeline's token. */
export const leadsToGit = "it is a link that leads into git's own directory";

/** The tree that directories belong to: each with the repository that it stands in. */
export function treeAround(...directories: readonly string[]): Tree {
  let known: { readonly named: readonly string[]; readonly real: readonly string[] } | undefined;
  // Found out when the first question is asked: many runs ask none.
  const roots = () => {
    if (!known) {
      const named = [...new Set(directories.map(rootOf))];
      known = { named, real: [...new Set(named.map(realPath))] };
    }
    return known;
  };
  const isUnder = (real: string) => roots().real.some((root) => isBelow(real, root));
  const isWithin = (real: string) => roots().real.some((root) => isBelow(real, root) && !isGits(real, root));
  const names = (full: string) =>
    [...roots().named, ...roots().real].some((root) => isBelow(resolve(full), root) && !isGits(resolve(full), root));
  const isNamedUnder = (full: string) =>
    [...roots().named, ...roots().real].some((root) => isBelow(resolve(full), root));
  const refused = (full: string, real: string) => {
    if (!names(full)) return isOutside;
    return isUnder(real) ? leadsToGit : leadsOut;
  };
  const mayLookAt = (full: string) => !namesMachine(full) || isNamedUnder(full);
  return {
    mayLookAt,
    resolve(full) {
      if (!mayLookAt(full)) throw new ReadFault(isOutside, undefined);
      const real = realpathSync.native(full);
      if (!isWithin(real)) throw new ReadFault(refused(full, real), undefined);
      return real;
    },
    refusal(full) {
      if (!mayLookAt(full)) return isOutside;
      const real = realPath(full);
      return isWithin(real) ? undefined : refused(full, real);
    },
    leaves: (full) => mayLookAt(full) && names(full) && !isWithin(realPath(full)),
    holds: (full) => isNamedUnder(full) || (mayLookAt(full) && isUnder(realPath(full))),
  };
}

/** Whether a path of Windows begins with another machine, or with what is no disk: `\\host\share`, `\\.\pipe`. */
function namesMachine(full: string): boolean {
  return process.platform === "win32" && /^[\\/]{2}/.test(full);
}

/** The root of the repository that a directory stands in, or the directory itself, also where that is of git's own. */
function rootOf(directory: string): string {
  const start = resolve(directory);
  const root = repositoryAround(start)?.root;
  return root === undefined || isGits(start, root) ? start : root;
}

/** Whether a path below a directory leads into one of git's own there. */
function isGits(full: string, root: string): boolean {
  return /(?:^|[\\/])\.git(?:[\\/]|$)/i.test(relative(root, full));
}
