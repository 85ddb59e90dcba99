import { isAbsolute, posix, relative, resolve } from "node:path";
import type { Repository } from "../../io/repository.ts";
import { answerOf } from "./run.ts";
import { isUsualPath } from "./trees.ts";

/**
 * Tells of a directory, by its absolute path, whether the way to a file leads through it that the index has and that is
 * asked for. What is no part of the work tree is not told apart: all of it is.
 *
 * @param likely those paths of a list, each with a NUL behind it, that may be asked for
 * @param isAsked takes paths relative to the working directory
 */
export function leadsToIndexed(
  repository: Repository,
  cwd: string,
  likely: (paths: string) => Iterable<string>,
  isAsked: (path: string) => boolean,
): (directory: string) => boolean {
  const { root } = repository;
  const fromRoot = (full: string) => relative(root, full).replaceAll("\\", "/");
  const prefix = fromRoot(cwd);
  const directories = new Set<string>();
  // A list of all would be most of what a run keeps in memory.
  const indexed = answerOf(repository, "ls-files", ["-z", "--cached", "--full-name"]).toString("utf8");
  for (const path of likely(indexed)) {
    if (!isUsualPath(path) || !isAsked(prefix === "" ? path : posix.relative(prefix, path))) continue;
    for (let dir = posix.dirname(path); dir !== "." && !directories.has(dir); dir = posix.dirname(dir)) {
      directories.add(dir);
    }
  }
  return (directory) => {
    const path = fromRoot(resolve(directory));
    return path === "" || path.startsWith("..") || isAbsolute(path) || directories.has(path);
  };
}
