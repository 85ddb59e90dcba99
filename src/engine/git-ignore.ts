import { dirname, join, sep } from "node:path";
import { ReadFault } from "../io/fault.ts";
import { largest, readText } from "../io/read.ts";
import { commonDirectory, repositoryAround } from "../io/repository.ts";
import { type Tree, treeAround } from "../io/tree.ts";
import { askedPath, type GitIgnoreRules, parseGitIgnore } from "./git-ignore-rules.ts";

/** Git compares names exactly but where file systems do not, as a rule. */
const foldsCase = process.platform === "win32" || process.platform === "darwin";

/** Ignore files in force in a directory, the nearest first. */
export type IgnoreStack = readonly GitIgnoreRules[];

/** Told of an ignore file that there is but that cannot be read, or of a path that they are not compared with. */
export type OnIgnoreFault = (file: string, fault: ReadFault) => void;

/**
 * The ignore files that hold for a directory: those of its repository from `.git/info/exclude` down to its parent's.
 * Empty outside of a repository, and for a directory that is itself ignored: who names it wants what is in it.
 */
export function ignoreStack(dir: string, onFault: OnIgnoreFault = () => {}): IgnoreStack {
  const repository = repositoryAround(dir);
  if (!repository) return [];
  const { root, gitDir } = repository;
  const tree = treeAround(root);
  const shared = commonDirectory(gitDir);
  let stack = withFile([], root, join(shared, "info", "exclude"), treeAround(root, shared), onFault);
  for (const next of directoriesBelow(root, dir)) {
    stack = withDirectory(stack, dirname(next), tree, onFault);
    if (isIgnored(stack, next, true, onFault)) return [];
  }
  return stack;
}

/** With a directory's own `.gitignore` on top. */
export function withDirectory(
  stack: IgnoreStack,
  dir: string,
  tree: Tree,
  onFault: OnIgnoreFault = () => {},
): IgnoreStack {
  return withFile(stack, dir, join(dir, ".gitignore"), tree, onFault);
}

/** With the user's own ignore file, which says least: for a repository whose root is the base. */
export function withUsersOwn(
  stack: IgnoreStack,
  base: string,
  file: string | undefined,
  onFault: OnIgnoreFault,
): IgnoreStack {
  return file === undefined ? stack : [...stack, ...ignoreFile(base, file, undefined, onFault)];
}

function withFile(stack: IgnoreStack, base: string, file: string, tree: Tree, onFault: OnIgnoreFault): IgnoreStack {
  return [...ignoreFile(base, file, tree, onFault), ...stack];
}

/** What a file says; nothing where there is none. */
function ignoreFile(base: string, file: string, tree: Tree | undefined, onFault: OnIgnoreFault): IgnoreStack {
  const text = readText(file, { largest: largest.ignores, tree });
  if (!(text instanceof ReadFault)) return [parseGitIgnore(text, foldsCase, withSlashes(base))];
  // To git a directory of that name, or a broken link, is no ignore file either.
  if (!text.isAbsence && text.code !== "EISDIR") onFault(file, text);
  return [];
}

/**
 * Places of patterns that are compared with characters of a path, at most: a hundred times what people's files come to.
 * Ignore files in each of many directories could make one path take minutes.
 */
const mostPlaces = 1_000_000;

/** Whether git ignores a file or directory. The nearest ignore file that says anything about it decides. */
export function isIgnored(
  stack: IgnoreStack,
  full: string,
  isDirectory: boolean,
  onFault: OnIgnoreFault = () => {},
): boolean {
  const path = askedPath(withSlashes(full), foldsCase);
  const work = { left: mostPlaces };
  for (const rules of stack) {
    const verdict = rules.ignores(path, isDirectory, work);
    if (work.left < 0) {
      onFault(
        full,
        new ReadFault("too many patterns of .gitignore files would have to be compared with it", undefined),
      );
      return false;
    }
    if (verdict !== undefined) return verdict;
  }
  return false;
}

const withSlashes = (path: string) => (sep === "/" ? path : path.replaceAll(sep, "/"));

/** From below a directory down to another one, that included. */
function directoriesBelow(root: string, dir: string): readonly string[] {
  const path: string[] = [];
  for (let at = dir; at !== root; at = dirname(at)) path.unshift(at);
  return path;
}
