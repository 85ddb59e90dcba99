import { lstatSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { ownUsers } from "../../io/owners.ts";
import { largest } from "../../io/read.ts";
import { commonDirectory, isGitDirectory, isSamePath, type Repository, repositoryAbove } from "../../io/repository.ts";
import { UsageError } from "../exit.ts";
import { askGit, split } from "./run.ts";

/**
 * The repository that a directory belongs to, which git would be willing to work in too.
 * @throws UsageError where there is none, or it is somebody else's
 */
export function openRepository(cwd: string, flag: string): Repository {
  const repository = repositoryAbove(cwd) ?? repositoryOfCaller(cwd);
  if (!repository) throw new UsageError(`${flag} needs a git repository; ${cwd} is in none`);
  const odd = noFileIn(repository);
  if (odd !== undefined) throw new UsageError(`${flag} reads no such repository: ${odd} is not a file of a usual size`);
  const stranger = ownedByOther(repository);
  if (stranger === undefined || isDeclaredSafe(repository)) return repository;
  throw new UsageError(
    `${flag} uses no repository of another user, and ${stranger} is one's; ` +
      "`git config --global --add safe.directory` with its directory allows it",
  );
}

/** Where the files carry no `.git`, whoever called may have named a directory elsewhere, as git does for its hooks. */
function repositoryOfCaller(cwd: string): Repository | undefined {
  const { GIT_DIR: dir, GIT_WORK_TREE: tree } = process.env;
  if (!dir || !isGitDirectory(resolve(cwd, dir))) return undefined;
  return { root: resolve(cwd, tree || "."), gitDir: resolve(cwd, dir) };
}

/** What git would open as a file and is none: it would wait for a pipe, or fill memory with a device or a hole. */
function noFileIn({ gitDir }: Repository): string | undefined {
  const shared = [
    "config",
    "packed-refs",
    "shallow",
    "info/attributes",
    "info/exclude",
    "info/grafts",
    "objects/info/alternates",
  ].map((name) => join(commonDirectory(gitDir), name));
  const own = ["HEAD", "index", "config.worktree"].map((name) => join(gitDir, name));
  return [...shared, ...own].find((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats && !(stats.isFile() && stats.size <= largest.generated);
  });
}

/** What of a repository belongs to another user, by git's own rule. */
function ownedByOther({ root, gitDir }: Repository): string | undefined {
  const own = ownUsers();
  return (
    own &&
    [root, join(root, ".git"), gitDir].find((path) => {
      const owner = lstatSync(path, { throwIfNoEntry: false })?.uid;
      return owner !== undefined && !own.has(owner);
    })
  );
}

/**
 * Whether `safe.directory` names it. Git reads the setting, and as it demands not from the repository: it is sent to a
 * place where none is.
 */
function isDeclaredSafe({ root }: Repository): boolean {
  const nowhere = { root, gitDir: join(root, ".git", "nowhere") };
  const { output } = askGit(nowhere, "config", ["--null", "--get-all", "safe.directory"]);
  let safe = false;
  for (const value of split(output)) safe = value === "" ? false : safe || covers(value, root);
  return safe;
}

function covers(value: string, root: string): boolean {
  if (value === "*") return true;
  const path = value.startsWith("~/") ? join(homedir(), value.slice(2)) : value;
  if (path.endsWith("/*")) return `${root}/`.startsWith(path.slice(0, -1));
  return isSamePath(path, root);
}
