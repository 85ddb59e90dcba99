import { lstatSync } from "node:fs";
import { devNull, homedir } from "node:os";
import { join, resolve } from "node:path";
import { ownUsers } from "../../io/owners.ts";
import { isGitDirectory, isSamePath, type Repository, repositoryAbove } from "../../io/repository.ts";
import { UsageError } from "../exit.ts";
import { oddFileIn } from "./odd-files.ts";
import { askGit, split } from "./run.ts";

/**
 * The repository that a directory belongs to, which git would be willing to work in too.
 * @throws UsageError where there is none, or it is somebody else's
 */
export function openRepository(cwd: string, flag: string): Repository {
  const repository = repositoryAbove(cwd) ?? repositoryOfCaller(cwd);
  if (!repository) throw new UsageError(`${flag} needs a git repository, and ${cwd} is not in one`);
  const odd = oddFileIn(repository);
  if (odd !== undefined) throw new UsageError(`${flag} does not read this repository: ${odd}`);
  const stranger = ownedByOther(repository);
  if (stranger === undefined || isDeclaredSafe(repository)) return repository;
  throw new UsageError(
    `${flag} does not use a repository of another user, and ${stranger} belongs to one; ` +
      "allow it with `git config --global --add safe.directory` and its directory",
  );
}

/** Where the files carry no `.git`, whoever called may have named a directory elsewhere, as git does for its hooks. */
function repositoryOfCaller(cwd: string): Repository | undefined {
  const { GIT_DIR: dir, GIT_WORK_TREE: tree } = process.env;
  if (!dir || !isGitDirectory(resolve(cwd, dir))) return undefined;
  return { root: resolve(cwd, tree || "."), gitDir: resolve(cwd, dir) };
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
 * place where nobody can put one.
 */
function isDeclaredSafe({ root }: Repository): boolean {
  const nowhere = { root, gitDir: join(devNull, "nowhere") };
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
