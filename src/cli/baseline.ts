import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type BaselineContent, baselineText, readBaseline, usualBaselineOf } from "../config/baseline-file.ts";
import { configError } from "../config/error.ts";
import { displayName } from "../config/load.ts";
import type { ProjectConfig } from "../config/project.ts";
import { type Baseline, type BaselineEntry, entriesFor, openBaseline } from "../engine/gates/baseline.ts";
import type { FileReport, LintReport } from "../engine/types.ts";
import type { Finding } from "../finding.ts";
import type { Tree } from "../io/tree.ts";
import { isNamed } from "../rule.ts";
import { UsageError } from "./exit.ts";
import { type Io, tell } from "./io.ts";
import type { LintContext } from "./lint-context.ts";
import type { LintValues } from "./lint-flags.ts";
import { writeNamed } from "./write-named.ts";

/** The baseline of a run. */
export interface BaselineInUse {
  /** Absolute. */
  readonly file: string;
  /** Where a link must end. */
  readonly tree: Tree;
  /** As reported. */
  readonly name: string;
  readonly content: BaselineContent;
  /** What silences findings; undefined when a new baseline is written, for which all of them count. */
  readonly baseline: Baseline | undefined;
}

/** What is asked of the baseline. */
export interface BaselineRequest {
  /** As it was named; undefined for that of the configuration, or the usual one. */
  readonly file: string | undefined;
  /** Whether there is one: none at all, only one that something names or needs, or also the usual one. */
  readonly use: "none" | "named" | "usual";
  /** It silences findings, or is written anew, or is rid of what is gone. */
  readonly action: "silence" | "write" | "prune";
  /** What is gone fails the run. */
  readonly failOnStale: boolean;
  /** Nothing is said of what is gone, unless it fails the run. */
  readonly quiet: boolean;
}

type Flags = Pick<
  LintValues,
  | "baseline"
  | "no-baseline"
  | "no-config"
  | "write-baseline"
  | "prune-baseline"
  | "fail-on-stale"
  | "diff"
  | "changed-lines"
  | "quiet"
>;

type Context = Pick<LintContext, "io" | "config" | "access" | "checkers">;

/** @throws UsageError for flags that contradict each other */
export function baselineRequest(flags: Flags): BaselineRequest {
  requireSense(flags);
  return {
    file: flags.baseline,
    use: flags["no-baseline"] ? "none" : flags["no-config"] ? "named" : "usual",
    action: flags["write-baseline"] ? "write" : flags["prune-baseline"] ? "prune" : "silence",
    failOnStale: flags["fail-on-stale"] ?? false,
    quiet: flags.quiet ?? false,
  };
}

function requireSense(flags: Flags): void {
  const uses = ["baseline", "write-baseline", "prune-baseline", "fail-on-stale"] as const;
  const others = ["prune-baseline", "fail-on-stale", "diff", "changed-lines"] as const;
  const used = uses.find((flag) => flags[flag] !== undefined);
  if (flags["no-baseline"] && used) throw new UsageError(`--no-baseline and --${used} cannot be used together`);
  const other = others.find((flag) => flags[flag] !== undefined);
  if (flags["write-baseline"] && other) throw new UsageError(`--write-baseline and --${other} cannot be used together`);
}

/**
 * Finds and reads the baseline: the one named, or the usual one beside the configuration.
 * @throws ConfigError when it is broken, or wanted and missing
 */
export async function baselineOf(
  { file: given, use, action, failOnStale }: BaselineRequest,
  { io, config, access }: Context,
): Promise<BaselineInUse | undefined> {
  const writes = action === "write";
  const named = given === undefined ? config.baseline : { file: resolve(io.cwd, given), tree: undefined };
  const isWanted = named !== undefined || action === "prune" || failOnStale;
  if (use === "none" || (use === "named" && !isWanted && !writes)) return undefined;
  const place = named ?? usualBaselineOf(config);
  const name = displayName(place.file, io.cwd);
  // It may be written again: that goes through no link that leads elsewhere, whoever named it.
  if (access.tree.leaves(place.file)) throw configError(name, "", access.tree.refusal(place.file) ?? "");
  const content = await readBaseline(place, io.cwd);
  if (!content && isWanted && !writes) throw configError(name, "", "does not exist; create it with --write-baseline");
  const inUse = { file: place.file, tree: place.tree ?? access.tree, name };
  if (writes) return { ...inUse, content: content ?? { entries: [] }, baseline: undefined };
  if (!content) return undefined;
  const exists = (path: string) => existsSync(resolve(io.cwd, path));
  const baseline = openBaseline(content.entries, { kinds: config.kinds, origin: name, exists });
  return { ...inUse, content, baseline };
}

/**
 * Writes a baseline that lists all findings of the report. What it listed of files that the run did not cover stays.
 * @throws UsageError when it cannot be written
 */
export function writeBaseline(use: BaselineInUse, report: LintReport, whole: boolean, { io, config }: Context): void {
  const covered = new Set(report.files.map(({ path }) => path));
  const others = use.content.entries.filter(
    ({ path }) => !covered.has(path) && (existsSync(resolve(io.cwd, path)) || !whole),
  );
  const files = report.files.map((file) => ({ file, findings: file.findings }));
  save(use, [...entriesFor(files, config.kinds), ...others], io);
  const count = report.files.reduce((sum, { findings }) => sum + findings.length, 0);
  tell(io.stderr, `plimsoll: ${count} ${count === 1 ? "finding is" : "findings are"} listed in ${use.name}`);
}

/**
 * Tells how many findings the baseline lists that are gone, or takes them out on request: those of files that the run
 * covered and of rules that it checked, and those of files that do not exist any more.
 * @returns how many are left in it
 * @throws UsageError when it cannot be written
 */
export function settleBaseline(
  use: BaselineInUse,
  { action, failOnStale, quiet }: BaselineRequest,
  report: LintReport,
  whole: boolean,
  { io, config, checkers }: Context,
): number {
  const files = new Map(report.files.map((file) => [file.path, file]));
  const isGone = ({ path, rule }: BaselineEntry) => {
    const file = files.get(path);
    return file ? isChecked(rule, file, config, checkers) : whole && !existsSync(resolve(io.cwd, path));
  };
  const unmet = use.baseline?.unmet() ?? [];
  const gone = unmet.filter(isGone).reduce((sum, { count }) => sum + count, 0);
  const findings = `${gone} ${gone === 1 ? "finding" : "findings"}`;
  const tellGone = (text: string) => gone > 0 && tell(io.stderr, `plimsoll: ${text}`);
  if (action === "prune") {
    const met = report.files.map((file) => ({ file, findings: baselined(file) }));
    save(use, [...entriesFor(met, config.kinds), ...unmet.filter((entry) => !isGone(entry))], io);
    tellGone(`${findings} removed from ${use.name}`);
    return 0;
  }
  if (!quiet || failOnStale)
    tellGone(
      `${use.name} lists ${findings} that ${gone === 1 ? "is" : "are"} gone; remove ${gone === 1 ? "it" : "them"} with --prune-baseline`,
    );
  return gone;
}

/**
 * A rule that does not exist any more will never find anything; one that is off, or whose program is not there, may find
 * something in the next run.
 */
function isChecked(
  name: string,
  { path, kind }: FileReport,
  config: ProjectConfig,
  checkers: LintContext["checkers"],
): boolean {
  const rule = config.rules.find((one) => isNamed(one, name));
  if (!rule) return true;
  return (
    config.settings(path, kind).get(rule.id)?.severity !== "off" &&
    (!rule.needs || checkers?.[rule.needs] !== undefined)
  );
}

function baselined({ suppressed }: FileReport): readonly Finding[] {
  return suppressed.filter(({ by }) => by === "baseline").map(({ finding }) => finding);
}

function save({ file, tree, name, content }: BaselineInUse, entries: readonly BaselineEntry[], { cwd }: Io): void {
  writeNamed(name, file, baselineText({ ...content, entries }, file, cwd), { tree });
}
