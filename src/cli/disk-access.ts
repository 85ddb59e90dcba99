import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { diskReader } from "../engine/disk-reader.ts";
import type { InputError } from "../engine/types.ts";
import { leadsOut, readsLinks, type Tree, treeAround } from "../io/tree.ts";
import type { Reader } from "../text/reader.ts";

/** What a run may read and write of the disk beyond what it was told to. */
export interface DiskAccess {
  /** Where the working directory and what was named belong to. */
  readonly tree: Tree;
  readonly reader: Reader;
  /** Links out of the tree that were met and not read. */
  linksOut(): readonly InputError[];
}

/** @param targets paths and globs, as they were named */
export function diskAccess(cwd: string, targets: readonly string[]): DiskAccess {
  const tree = treeAround(cwd, ...targets.filter((target) => target !== "-").map((target) => directoryOf(target, cwd)));
  const links = new Map<string, string>();
  return {
    tree,
    reader: diskReader(cwd, tree, (path, message) => void links.set(path, message)),
    linksOut: () =>
      [...links].map(([path, message]) => {
        return { path, message: `cannot be read: ${message}${message === leadsOut ? `; ${readsLinks}` : ""}` };
      }),
  };
}

/** The directory that a target is, stands in, or is searched in. */
function directoryOf(target: string, cwd: string): string {
  const full = resolve(cwd, target);
  if (existsSync(full)) return statSync(full).isDirectory() ? full : dirname(full);
  const segments = target.split(/[\\/]/);
  const glob = segments.findIndex((segment) => /[*?[\]{}()!]/.test(segment));
  return resolve(cwd, segments.slice(0, Math.max(0, glob)).join("/"));
}
