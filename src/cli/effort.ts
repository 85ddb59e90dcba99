import type { Fingerprint } from "../config/fingerprint.ts";
import type { ProjectConfig } from "../config/project.ts";
import type { Discovery } from "../engine/discover.ts";
import type { LintOptions } from "../engine/options.ts";
import { filesOfShard, parseShard, type Shard } from "../engine/shard.ts";
import type { FileReport, LintReport } from "../engine/types.ts";
import type { Part } from "../reporters/types.ts";
import { digest } from "../text/digest.ts";
import type { Cache } from "./cache.ts";
import type { Engine } from "./command.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import type { LintValues } from "./lint-flags.ts";
import { createProgress } from "./progress.ts";

/** One run: what was asked for and what there is to do it with. */
export interface Task {
  readonly io: Io;
  readonly engine: Engine;
  readonly values: LintValues;
  readonly config: ProjectConfig;
}

export interface Effort {
  readonly report: LintReport;
  /** What a blob holds; only where one is written. */
  readonly part: Part | undefined;
}

/** Files to lint, with what is already known of them. */
export interface Found extends Discovery {
  /** What was named on the command line: paths, globs, `-`. */
  readonly targets: readonly string[];
  /** Reports that need no check, with what failed when they were made. */
  readonly done?: Pick<LintReport, "files" | "failures">;
}

/** Lints no more than it has to: one shard of the files, and of those only what the cache does not know. */
export async function lintFound(found: Found, options: LintOptions, wantsPart: boolean, task: Task): Promise<Effort> {
  const { io, engine, values } = task;
  const shard = shardOf(values, found);
  if (wantsPart) requireWhole(values);
  const { only } = options;
  const wanted = only ? found.files.filter(({ path }) => only(path)) : found.files;
  const mine = shard ? filesOfShard(wanted, shard) : wanted;
  const run = values.cache || wantsPart ? await describeRun(options, task) : undefined;
  const cache = values.cache && run ? await cacheFor(found, options, run, task) : undefined;
  const known = cache?.known ?? byPath(found.done?.files ?? []);
  const progress = createProgress(mine.filter(({ path }) => !known.has(path)).length, io);
  const paths = shard && new Set(mine.map(({ path }) => path));
  const full: LintOptions = {
    ...options,
    only: paths ? (path) => paths.has(path) : only,
    known,
    observer: { onFile: progress?.onFile, onTrace: cache?.keep },
  };
  const raw = wantsPart ? engine.lintProject(found.files, ungated(full)) : undefined;
  const report = engine.lintProject(found.files, raw ? { ...full, known: byPath(raw.files) } : full);
  progress?.erase();
  tell(cache?.save(), io);
  const failures = [...(found.done?.failures ?? []), ...(raw ?? report).failures];
  const part = raw && {
    shard: shard ?? { index: 1, count: 1 },
    config: digest(run?.text ?? ""),
    files: filesDigest(found),
    targets: found.targets,
    report: { files: raw.files, failures, inputErrors: found.errors },
  };
  return { report: { ...report, failures, inputErrors: [...found.errors, ...report.inputErrors] }, part };
}

/** Waivers and baselines look at all files at once: they speak when the shards are merged. */
function ungated(options: LintOptions): LintOptions {
  return { ...options, gate: undefined, config: { ...options.config, waivers: [] } };
}

function byPath(files: readonly FileReport[]): ReadonlyMap<string, FileReport> {
  return new Map(files.map((file) => [file.path, file]));
}

/** Tells whether shards saw the same files. */
export function filesDigest({ files, errors, targets }: Pick<Found, "files" | "errors" | "targets">): string {
  return digest(JSON.stringify([files.map(({ path, kind, text }) => [path, kind, digest(text)]), errors, targets]));
}

/** @throws UsageError for flags whose meaning hangs on all files being there */
function requireWhole(values: LintValues): void {
  for (const name of ["since", "staged", "write-baseline", "prune-baseline"] as const) {
    if (values[name]) throw new UsageError(`--${name} is for \`plimsoll merge\`, once all shards are there`);
  }
}

/** @throws UsageError */
function shardOf(values: LintValues, { stdin }: Discovery): Shard | undefined {
  const text = values.shard;
  if (text === undefined) return undefined;
  const shard = parseShard(text);
  if (!shard) throw new UsageError(`--shard ${text}: must be INDEX/COUNT, such as 1/3`);
  if (values.fix || values["fix-unsafe"] || values.diff) throw new UsageError("--shard only checks: it cannot fix");
  requireWhole(values);
  if (stdin !== undefined) throw new UsageError("--shard divides files: standard input has no place in it");
  return shard;
}

/** What the verdicts depend on beside the files. */
export async function describeRun(options: LintOptions, { io, values, config }: Task): Promise<Fingerprint> {
  const { fingerprintOf } = await import("../config/fingerprint.ts");
  const { runText } = await import("./run-key.ts");
  const fingerprint = await fingerprintOf(config, io.cwd);
  return { ...fingerprint, text: runText(fingerprint, values, options) };
}

async function cacheFor(
  { files }: Found,
  options: LintOptions,
  { text, doubt }: Fingerprint,
  { io, values }: Task,
): Promise<Cache | undefined> {
  if (doubt !== undefined) {
    // Who only watches has asked for no cache.
    if (io.env.PLIMSOLL_WATCH === undefined) tell(`is not used: ${doubt}`, io);
    return undefined;
  }
  const { cacheFile } = await import("./cache-location.ts");
  const { openCache } = await import("./cache.ts");
  return openCache({ file: cacheFile(values["cache-location"], io), run: text, files, options });
}

function tell(trouble: string | undefined, { stderr }: Io): void {
  if (trouble !== undefined) stderr.write(`plimsoll: the cache ${trouble}\n`);
}
