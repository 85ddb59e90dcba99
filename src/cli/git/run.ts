import { spawnSync } from "node:child_process";
import { devNull } from "node:os";
import { delimiter, dirname, isAbsolute, join, parse, resolve } from "node:path";
import { programIn, trustedPlaces } from "../../io/program.ts";
import { isGitDirectory, isSamePath, type Repository } from "../../io/repository.ts";
import { statIfThere } from "../../io/stat.ts";
import { type Tree, treeAround } from "../../io/tree.ts";
import { UsageError } from "../exit.ts";

export interface Outcome {
  readonly status: number | null;
  readonly output: Buffer;
  readonly error: string;
}

/**
 * Settings that would have git start a program, load something or write. What is asked below starts none of them as it
 * is; these hold should a version of git think otherwise.
 */
const settings: readonly string[] = [
  "core.fsmonitor=false",
  `core.hooksPath=${devNull}`,
  "core.pager=cat",
  "core.editor=true",
  "core.sshCommand=false",
  "core.askPass=",
  "core.gitProxy=",
  "core.alternateRefsCommand=",
  "credential.helper=",
  "diff.external=",
  "fetch.bundleURI=",
  "gc.auto=0",
  "gpg.program=false",
  "log.showSignature=false",
  "maintenance.auto=false",
  "protocol.allow=never",
  "safe.bareRepository=explicit",
  "submodule.recurse=false",
];

/** Commands that read the database, the index and names of files, and never what is in a file of the work tree. */
type Asking = "cat-file" | "check-attr" | "config" | "diff-index" | "ls-files" | "ls-tree" | "merge-base" | "rev-parse";

/** Settings that name a file, and the one command that is in need of it: the others might read it all the same. */
const namedFiles = { "core.attributesFile": "check-attr", "core.excludesFile": undefined } as const;

/** In milliseconds; a configuration may include a pipe that nobody writes to. */
const longestAnswer = 60_000;

/**
 * In bytes, what git may allocate at once: it holds an object as a whole, and of what is packed into little it makes
 * gigabytes. Enough for the commits of any history and directories of a million files, and for the tables of an index.
 */
function largestPiece(index: string): number {
  return Math.max(32 * 1024 * 1024, 4 * (statIfThere(index)?.size ?? 0));
}

/** In bytes; longer texts are none that Node can hold. */
const largestAnswer = 500 * 1024 * 1024;

/**
 * Asks git about a repository, without a shell, from outside of the work tree, and so that it neither takes another
 * repository, fetches, nor starts a program that the repository names.
 * @throws UsageError when git cannot be run or does not answer
 */
export function askGit(
  repository: Repository,
  command: Asking,
  args: readonly string[],
  input?: string | Buffer,
): Outcome {
  const { root, gitDir } = repository;
  const unread = Object.entries(namedFiles).flatMap(([setting, reader]) =>
    command === reader || command === "config" ? [] : `${setting}=${devNull}`,
  );
  const chosen = [...settings, ...unread].flatMap((setting) => ["-c", setting]);
  const place = ["--no-pager", `--git-dir=${gitDir}`, `--work-tree=${root}`];
  const tree = treeAround(root);
  const places = trustedPlaces(process.env.PATH, tree);
  const { error, status, stdout, stderr } = spawnSync(
    gitProgram(places, tree),
    [...chosen, ...place, command, ...args],
    {
      cwd: parse(root).root,
      env: environment(process.env, places, tree, repository),
      input,
      maxBuffer: largestAnswer,
      timeout: longestAnswer,
      windowsHide: true,
    },
  );
  if (error) throw new UsageError(`git cannot be run: ${reasons.get(codeOf(error)) ?? error.message}`);
  const complaint = stderr.toString("utf8");
  const [, wanted] = /attempting to allocate (\d+) over limit/.exec(complaint) ?? [];
  if (wanted !== undefined) throw new UsageError(`git is stopped: ${beyondMemory(Number(wanted))}`);
  return { status, output: stdout, error: complaint };
}

function beyondMemory(wanted: number): string {
  const mebibytes = Math.ceil(wanted / (1024 * 1024));
  return `the repository has an object (a commit, a directory) for which it would need ${mebibytes} MiB of memory at once`;
}

/** @throws UsageError where there is none */
export function gitProgram(places: readonly string[], tree: Tree): string {
  const program = programIn(places, "git", tree);
  if (program !== undefined) return program;
  throw new UsageError("git cannot be run: there is no git on the PATH outside the work tree");
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ETIMEDOUT", "it did not answer within a minute"],
  ["ENOBUFS", "its answer is too large"],
]);

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? "";
}

/** @throws UsageError with what git says of its failure */
export function answerOf(
  repository: Repository,
  command: Asking,
  args: readonly string[],
  input?: string | Buffer,
): Buffer {
  const { status, output, error } = askGit(repository, command, args, input);
  if (status !== 0) throw failure(error);
  return output;
}

/** What git complained of, as an error of ours. */
export function failure(error: string): UsageError {
  const lines = error.trim().split("\n");
  // Warnings may come before it.
  const line = lines.find((one) => /^(?:fatal|error): /.test(one)) ?? lines[0];
  const lacks = /promisor|bad object|unable to read|missing blob|lazy|protocol 'none'/i.test(error);
  return new UsageError(`git says: ${line}${lacks ? `; ${fetchHint}` : ""}`);
}

export const fetchHint = "a partial clone has to fetch missing objects first, which Plimsoll never does";

/** Words of an answer that was asked for with `-z`. */
export function split(output: Buffer): readonly string[] {
  return output.toString("utf8").split("\0").slice(0, -1);
}

/** People's own choice of settings stays. All else of git's could lead to another repository, or to programs. */
const kept = /^GIT_(?:CONFIG(?:_.+)?|EXEC_PATH)$/i;

/** Where git looks for the user's own configuration. */
const homes = /^(?:HOME|USERPROFILE|XDG_CONFIG_HOME)$/i;

function environment(
  given: NodeJS.ProcessEnv,
  places: readonly string[],
  tree: Tree,
  repository: Repository,
): NodeJS.ProcessEnv {
  // Pipelines have homes in the checkout: what is there is the repository's, and not the user's.
  const isForeign = (path = "") => isAbsolute(path) && tree.holds(path);
  const own = Object.entries(given).filter(([name, value]) =>
    homes.test(name) ? !isForeign(value) : !/^(?:GIT_|PATH$)/i.test(name) || kept.test(name),
  );
  const index = indexFile(given.GIT_INDEX_FILE, repository);
  return {
    ...Object.fromEntries(own),
    ...(index === undefined ? {} : { GIT_INDEX_FILE: index }),
    PATH: places.join(delimiter),
    // No helper can have a name with a slash.
    GIT_ALLOC_LIMIT: String(largestPiece(index ?? join(repository.gitDir, "index"))),
    GIT_ALLOW_PROTOCOL: "none/none",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    // A configuration may name files that traces are added to.
    GIT_TRACE2: "0",
    GIT_TRACE2_EVENT: "0",
    GIT_TRACE2_PERF: "0",
    LC_ALL: "C",
  };
}

/**
 * The index that a hook is to look at: while `git commit -a` or `git commit FILE` runs, it is not the usual one. One in
 * the directory of another repository belongs to a commit there, whose hook came here.
 */
function indexFile(given: string | undefined, { root, gitDir }: Repository): string | undefined {
  if (!given) return undefined;
  const file = resolve(root, given);
  const holder = dirname(file);
  return isGitDirectory(holder) && !isSamePath(holder, gitDir) ? undefined : file;
}
