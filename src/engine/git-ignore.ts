import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type GitIgnoreRules, parseGitIgnore } from "./git-ignore-rules.ts";

/** Git compares names exactly but where file systems do not, as a rule. */
const foldsCase = process.platform === "win32" || process.platform === "darwin";

interface IgnoreFile {
  readonly base: string;
  readonly rules: GitIgnoreRules;
}

/** Ignore files in force in a directory, the nearest first. */
export type IgnoreStack = readonly IgnoreFile[];

/**
 * The ignore files that hold for a directory: those of its repository from `.git/info/exclude` down to its parent's.
 * Empty outside of a repository, and for a directory that is itself ignored: who names it wants what is in it.
 */
export function ignoreStack(dir: string): IgnoreStack {
  const parents = repositoryAbove(dir);
  if (!parents) return [];
  const root = parents[0] as string;
  let stack = withFile([], root, join(root, ".git", "info", "exclude"));
  for (const parent of parents) {
    if (parent === dir) break;
    stack = withDirectory(stack, parent);
    const next = parents[parents.indexOf(parent) + 1] as string;
    if (isIgnored(stack, next, true)) return [];
  }
  return stack;
}

/** With a directory's own `.gitignore` on top. */
export function withDirectory(stack: IgnoreStack, dir: string): IgnoreStack {
  return withFile(stack, dir, join(dir, ".gitignore"));
}

function withFile(stack: IgnoreStack, base: string, file: string): IgnoreStack {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return stack;
  }
  return [{ base, rules: parseGitIgnore(text, foldsCase) }, ...stack];
}

/** Whether git ignores a file or directory. The nearest ignore file that says anything about it decides. */
export function isIgnored(stack: IgnoreStack, full: string, isDirectory: boolean): boolean {
  for (const { base, rules } of stack) {
    const path = relative(base, full).replaceAll("\\", "/");
    const verdict = rules.ignores(path, isDirectory);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

/** Directories from the repository's root down to `dir`; undefined outside of a repository. */
function repositoryAbove(dir: string): readonly string[] | undefined {
  const path: string[] = [];
  for (let at = dir; ; at = dirname(at)) {
    path.unshift(at);
    if (existsSync(join(at, ".git"))) return path;
    if (dirname(at) === at) return undefined;
  }
}
