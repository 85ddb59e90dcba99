import { spawnSync } from "node:child_process";
import { posix } from "node:path";
import { UsageError } from "./exit.ts";

/** A file that differs between two states of a repository. Contents are ids of blobs. */
export interface Change {
  /** Relative to the working directory, forward slashes. */
  readonly path: string;
  /** What it was, under this or another name; undefined for a new file, or one that was no file. */
  readonly before: string | undefined;
  /** What it is in the index; undefined where it is no file there, or git has not stored it. */
  readonly after: string | undefined;
  readonly deleted: boolean;
}

/**
 * Files that differ between the working tree and the last commit that HEAD shares with a revision: committed, staged,
 * unstaged and untracked ones, but for those that git ignores.
 * @throws UsageError outside of a repository, and for a revision that cannot be compared with
 */
export function changesSince(revision: string, cwd: string): readonly Change[] {
  const repository = open(cwd, "--since");
  const base = mergeBase(revision, repository);
  const changes = diff([base], repository);
  const untracked = run(cwd, ["ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", ":/"]);
  const added = split(untracked).map((path) => ({
    path: repository.local(path),
    before: undefined,
    after: undefined,
    deleted: false,
  }));
  return [...changes, ...added];
}

/**
 * Files that differ between the index and HEAD.
 * @throws UsageError outside of a repository
 */
export function stagedChanges(cwd: string): readonly Change[] {
  return diff(["--cached"], open(cwd, "--staged"));
}

/** Contents of blobs by their id; those that git does not have are left out. */
export function readBlobs(ids: readonly string[], cwd: string): ReadonlyMap<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  if (ids.length === 0) return blobs;
  const output = run(cwd, ["cat-file", "--batch"], `${ids.join("\n")}\n`);
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [id = "", type, size] = output.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (type !== "blob") continue;
    blobs.set(id, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

interface Repository {
  readonly cwd: string;
  /** The path relative to the working directory of one relative to the repository's root. */
  local(path: string): string;
}

function open(cwd: string, flag: string): Repository {
  const { status, output, error } = git(cwd, ["rev-parse", "--show-prefix"]);
  if (/not a git repository/i.test(error)) throw new UsageError(`${flag} needs a git repository; ${cwd} is in none`);
  if (status !== 0) throw failed(error);
  const prefix = output.toString("utf8").replace(/\n$/, "");
  return { cwd, local: (path) => posix.relative(prefix, path) };
}

function mergeBase(revision: string, repository: Repository): string {
  const { cwd } = repository;
  const commit = git(cwd, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  const isShallow = () => git(cwd, ["rev-parse", "--is-shallow-repository"]).output.toString().startsWith("true");
  const hint = () => (isShallow() ? "; this clone is shallow, so fetch more of its history first" : "");
  if (commit.status !== 0) throw new UsageError(`--since ${revision}: there is no such revision${hint()}`);
  const base = git(cwd, ["merge-base", commit.output.toString().trim(), "HEAD"]);
  if (base.status === 0) return base.output.toString().trim();
  throw new UsageError(`--since ${revision}: it shares no commit with HEAD${hint()}`);
}

/** A file's mode, the ids of its contents and a letter for what happened, then its name, or two where it was renamed. */
const record = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/;

function diff(what: readonly string[], repository: Repository): readonly Change[] {
  const options = ["--raw", "-z", "--no-abbrev", "--no-relative", "-M", "--ignore-submodules=all"];
  const words = split(run(repository.cwd, ["diff", ...options, ...what, "--"]));
  const changes: Change[] = [];
  for (let i = 0; i < words.length; ) {
    const [, oldMode = "", mode = "", oldId = "", id = "", letter = ""] = record.exec(words[i] as string) ?? [];
    const isRenamed = letter === "R" || letter === "C";
    const path = words[i + (isRenamed ? 2 : 1)] as string;
    const blobs = { before: blob(oldMode, oldId), after: blob(mode, id) };
    changes.push({ path: repository.local(path), ...blobs, deleted: letter === "D" });
    i += isRenamed ? 3 : 2;
  }
  return changes;
}

/** Links and submodules are no text of their own; zeros stand for what git has not stored. */
function blob(mode: string, id: string): string | undefined {
  return mode.startsWith("100") && !/^0+$/.test(id) ? id : undefined;
}

function split(output: Buffer): readonly string[] {
  return output.toString("utf8").split("\0").slice(0, -1);
}

function run(cwd: string, args: readonly string[], input?: string): Buffer {
  const { status, output, error } = git(cwd, args, input);
  if (status !== 0) throw failed(error);
  return output;
}

interface Outcome {
  readonly status: number | null;
  readonly output: Buffer;
  readonly error: string;
}

/** Runs git without a shell, without its locks, and without the programs that a repository may have it run. */
function git(cwd: string, args: readonly string[], input?: string): Outcome {
  const all = ["--no-optional-locks", "-c", "core.fsmonitor=false", ...args];
  const env = { ...process.env, LC_ALL: "C" };
  const { error, status, stdout, stderr } = spawnSync("git", all, {
    cwd,
    input,
    env,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (error) throw new UsageError(`git cannot be run: ${error.message}`);
  return { status, output: stdout, error: stderr.toString("utf8") };
}

function failed(error: string): UsageError {
  return new UsageError(`git says: ${error.trim().split("\n")[0]}`);
}
