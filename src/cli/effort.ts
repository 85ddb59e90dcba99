import type { Checkers } from "../checkers/checkers.ts";
import type { Fingerprint } from "../config/fingerprint.ts";
import type { Discovery } from "../engine/discover.ts";
import type { LintOptions } from "../engine/options.ts";
import { filesOfShard, parseShard, type Shard } from "../engine/shard.ts";
import type { FileReport, LintReport } from "../engine/types.ts";
import type { Part } from "../reporters/types.ts";
import { digest } from "../text/digest.ts";
import type { Cache } from "./cache.ts";
import type { CacheFile } from "./cache-store.ts";
import { UsageError } from "./exit.ts";
import { type Io, tell } from "./io.ts";
import type { FixRequest } from "./lint-checks.ts";
import type { LintContext } from "./lint-context.ts";
import type { LintValues } from "./lint-flags.ts";
import type { OutputRequest } from "./output.ts";
import { createProgress } from "./progress.ts";
import { checkScripts, tellFaults } from "./script-checkers.ts";

/** How much of the work is done here and now. */
export interface EffortRequest {
  /** Undefined: all files. */
  readonly shard: Shard | undefined;
  /** Undefined: none is used. */
  readonly cache: { readonly location: string | undefined } | undefined;
  /** The time of each rule is taken. */
  readonly timing: boolean;
  /** A blob is written, which another run reads. */
  readonly writesPart: boolean;
  /** Settings of rules that are not the configuration's, as they were given: other verdicts hang on them. */
  readonly rules: readonly string[];
}

type Flags = Pick<
  LintValues,
  "shard" | "timing" | "cache" | "cache-location" | "rule" | "since" | "staged" | "write-baseline" | "prune-baseline"
>;

/** What else was asked for. */
interface Asked {
  readonly targets: readonly string[];
  readonly fixes: FixRequest | undefined;
  readonly output: OutputRequest;
}

/** @throws UsageError for a shard that is none, and for what a part of a run cannot do */
export function effortRequest(flags: Flags, { targets, fixes, output }: Asked): EffortRequest {
  const shard = flags.shard === undefined ? undefined : shardOf(flags.shard);
  const writesPart = output.formats.some(({ format }) => format === "blob");
  if (shard && fixes) throw new UsageError("--shard only checks and cannot fix");
  if (shard || writesPart) requireWhole(flags);
  if (shard && targets.includes("-"))
    throw new UsageError("--shard divides files and cannot be used with standard input");
  const cache = flags.cache ? { location: flags["cache-location"] } : undefined;
  return { shard, cache, timing: flags.timing ?? false, writesPart, rules: flags.rule };
}

/** @throws UsageError */
function shardOf(text: string): Shard {
  const shard = parseShard(text);
  if (!shard) throw new UsageError(`--shard ${text}: must be INDEX/COUNT, such as 1/3`);
  return shard;
}

/** @throws UsageError for flags whose meaning hangs on all files being there */
function requireWhole(flags: Flags): void {
  for (const name of ["since", "staged", "write-baseline", "prune-baseline"] as const) {
    if (flags[name]) throw new UsageError(`--${name} is for \`plimsoll merge\`, after all shards`);
  }
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
export async function lintFound(
  request: EffortRequest,
  found: Found,
  options: LintOptions,
  context: LintContext,
): Promise<Effort> {
  const { io, engine, checkers } = context;
  const { shard, writesPart } = request;
  const { only } = options;
  const wanted = only ? found.files.filter(({ path }) => only(path)) : found.files;
  const mine = shard ? filesOfShard(wanted, shard) : wanted;
  const run = request.cache || writesPart ? await describeRun(request.rules, options, context) : undefined;
  const place = request.cache && (await cachePlace(request.cache, found, context));
  const cache = place && run ? await cacheFor(place, found, options, run, context) : undefined;
  const known = cache?.known ?? byPath(found.done?.files ?? []);
  const progress = createProgress(mine.filter(({ path }) => !known.has(path)).length, io);
  const paths = shard && new Set(mine.map(({ path }) => path));
  const full: LintOptions = {
    ...options,
    only: paths ? (path) => paths.has(path) : only,
    known,
    observer: { ...options.observer, onFile: progress?.onFile, onTrace: cache && keepAnswered(cache, checkers) },
  };
  const saveAnswers = await answersOf(place, context);
  await checkScripts(found.files, full, context);
  const raw = writesPart ? engine.lintProject(found.files, ungated(full)) : undefined;
  const report = engine.lintProject(found.files, raw ? { ...full, known: byPath(raw.files) } : full);
  progress?.erase();
  tellTrouble(cache?.save() ?? saveAnswers?.(), io);
  if (checkers) tellFaults(checkers, context);
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

/** What lacks an answer may get one in the next run. */
function keepAnswered({ keep }: Cache, checkers: Checkers | undefined): Cache["keep"] {
  return (report, trace) => {
    if (!checkers || checkers.faults().length === 0) keep(report, trace);
  };
}

/** Takes up answers of earlier runs. @returns what saves those of this one, where there is a cache */
async function answersOf(
  file: CacheFile | undefined,
  { checkers }: Pick<LintContext, "checkers">,
): Promise<(() => string | undefined) | undefined> {
  if (!file || !checkers) return undefined;
  const { rememberAnswers } = await import("./script-answers.ts");
  return rememberAnswers(checkers, file);
}

/** Undefined, and told, where the usual place is one that the files under review may have filled. */
async function cachePlace(
  { location }: NonNullable<EffortRequest["cache"]>,
  { targets }: Found,
  { io, access }: Pick<LintContext, "io" | "access">,
): Promise<CacheFile | undefined> {
  const { cacheFile, placeRefusal } = await import("./cache-location.ts");
  const file = cacheFile(location, io);
  if (location !== undefined) return { file, tree: access.tree };
  const refusal = placeRefusal(file, targets, io.cwd);
  tellTrouble(refusal, io);
  return refusal === undefined ? { file, tree: undefined } : undefined;
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

/** What the verdicts depend on beside the files. */
export async function describeRun(
  rules: EffortRequest["rules"],
  options: LintOptions,
  { io, config }: Pick<LintContext, "io" | "config">,
): Promise<Fingerprint> {
  const { fingerprintOf } = await import("../config/fingerprint.ts");
  const { runText } = await import("./run-key.ts");
  const fingerprint = await fingerprintOf(config, io.cwd);
  return { ...fingerprint, text: runText(fingerprint, rules, options) };
}

async function cacheFor(
  file: CacheFile,
  { files }: Found,
  options: LintOptions,
  { text, doubt }: Fingerprint,
  { io, checkers }: Pick<LintContext, "io" | "checkers">,
): Promise<Cache | undefined> {
  if (doubt !== undefined) {
    // Who only watches has asked for no cache.
    if (io.env.PLIMSOLL_WATCH === undefined) tellTrouble(`is not used: ${doubt}`, io);
    return undefined;
  }
  const { openCache } = await import("./cache.ts");
  const asked = checkers ? (await import("./script-answers.ts")).identityOf(checkers) : "";
  return openCache({ file, run: text + asked, files, options });
}

function tellTrouble(trouble: string | undefined, { stderr }: Io): void {
  if (trouble !== undefined) tell(stderr, `plimsoll: the cache ${trouble}`);
}
