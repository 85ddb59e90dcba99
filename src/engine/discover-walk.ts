import { isAbsolute, relative, resolve, sep } from "node:path";
import { statIfThere } from "../io/stat.ts";
import { treeAround } from "../io/tree.ts";
import { ignoreStack, isIgnored, withDirectory } from "./git-ignore.ts";

/** A directory in which files are looked for. */
export interface Walk {
  /** Absolute. */
  readonly root: string;
  /** Whether a file, by its absolute path, is one of those looked for: what a glob matches. */
  wanted(full: string): boolean;
}

interface Surroundings {
  readonly cwd: string;
  /** What the configuration leaves out, by path relative to `cwd`. */
  ignores(path: string): boolean;
}

/** Directories that hold no build files of one's own; linted only when named. */
export const skipped: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** Whether a walk meets a file, by its absolute path. */
export function comesBy({ root, wanted }: Walk, full: string, { cwd, ignores }: Surroundings): boolean {
  const names = relative(root, full).split(sep);
  if (names[0] === ".." || isAbsolute(relative(root, full)) || !wanted(full)) return false;
  if (!statIfThere(full)?.isFile()) return false;
  const tree = treeAround(root, cwd);
  let ignored = ignoreStack(root);
  let path = root;
  return names.every((name, i) => {
    ignored = withDirectory(ignored, path, tree);
    path = resolve(path, name);
    const isDirectory = i < names.length - 1;
    if (isDirectory && skipped.has(name)) return false;
    return !ignores(relative(cwd, path).replaceAll("\\", "/")) && !isIgnored(ignored, path, isDirectory);
  });
}
