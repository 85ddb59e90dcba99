import { homedir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { type IgnoreStack, ignoreStack, isIgnored, withDirectory, withUsersOwn } from "../../engine/git-ignore.ts";
import type { ReadFault } from "../../io/fault.ts";
import { commonDirectory, type Repository, repositoryAt } from "../../io/repository.ts";
import { type Tree, treeAround } from "../../io/tree.ts";
import { UsageError } from "../exit.ts";
import { askGit, split } from "./run.ts";
import { trackedDirectories } from "./trees.ts";

/**
 * Those of the paths, of files that git does not track, that it would add. Git is not asked: it would go into directories
 * of the work tree, and read whatever is called `.gitignore` or `HEAD` there.
 * @param paths from the root of the repository
 * @throws UsageError for an ignore file that cannot be read
 */
export function addable(paths: readonly string[], repository: Repository): readonly string[] {
  if (paths.length === 0) return [];
  const { root, gitDir } = repository;
  const tree = treeAround(root, commonDirectory(gitDir));
  const outermost = withUsersOwn(ignoreStack(root, refuse), root, excludesFile(repository), refuse);
  const known: Known = new Map([[root, withDirectory(outermost, root, tree, refuse)]]);
  let tracked: ReadonlySet<string> | undefined;
  /** Git goes into a repository among its files only where it tracks some of them. */
  const isOfAnother = (dir: string) => {
    if (repositoryAt(dir) === undefined) return false;
    tracked ??= trackedDirectories(repository);
    return !tracked.has(relative(root, dir).replaceAll("\\", "/"));
  };
  return paths.filter((path) => {
    const full = join(root, path);
    const ignored = ignoresIn(dirname(full), tree, isOfAnother, known);
    return ignored !== undefined && !isIgnored(ignored, full, false, refuse);
  });
}

type Known = Map<string, IgnoreStack | undefined>;

/** What is ignored in a directory; undefined where that is ignored itself, or another repository's. */
function ignoresIn(
  dir: string,
  tree: Tree,
  isOfAnother: (dir: string) => boolean,
  known: Known,
): IgnoreStack | undefined {
  if (known.has(dir)) return known.get(dir);
  const above = ignoresIn(dirname(dir), tree, isOfAnother, known);
  const isLeftOut = !above || isIgnored(above, dir, true, refuse) || isOfAnother(dir);
  const ignored = isLeftOut ? undefined : withDirectory(above, dir, tree, refuse);
  known.set(dir, ignored);
  return ignored;
}

/** The ignore file of the user's own, https://git-scm.com/docs/gitignore. */
function excludesFile({ root, ...rest }: Repository): string | undefined {
  const setting = ["--null", "--type=path", "--get", "core.excludesFile"];
  const { status, output } = askGit({ root, ...rest }, "config", setting);
  if (status !== 0) return join(process.env.XDG_CONFIG_HOME || join(homedir(), ".config"), "git", "ignore");
  const [path = ""] = split(output);
  return path === "" ? undefined : resolve(root, path);
}

function refuse(file: string, { message }: ReadFault): never {
  throw new UsageError(`it cannot be told what git ignores: ${file} cannot be read: ${message}`);
}
