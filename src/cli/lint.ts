import { runOf } from "../config/peers/layer.ts";
import { printConfig } from "../config/print.ts";
import { linkedById, siteAt } from "../config/rule-links.ts";
import { gatesInTurn } from "../engine/gates/gate.ts";
import { fingerprints } from "../engine/identity.ts";
import { defaultKind } from "../engine/lint.ts";
import type { LintOptions } from "../engine/options.ts";
import { outlineOf } from "../engine/outline.ts";
import type { FileReport, LintReport } from "../engine/types.ts";
import type { SarifOptions } from "../reporters/types.ts";
import { type BaselineInUse, baselineOf, settleBaseline, writeBaseline } from "./baseline.ts";
import type { Command, Context } from "./command.ts";
import { noteLength } from "./compiled.ts";
import { loadConfig } from "./config-choice.ts";
import { diskAccess } from "./disk-access.ts";
import { type Found, lintFound } from "./effort.ts";
import { exit } from "./exit.ts";
import { tell } from "./io.ts";
import { lintOptions } from "./lint-checks.ts";
import type { LintContext } from "./lint-context.ts";
import { discoverFiles, prepareKinds } from "./lint-files.ts";
import { lintFlags } from "./lint-flags.ts";
import { type LintRequest, lintRequest } from "./lint-request.ts";
import { optimiseLate } from "./optimising.ts";
import { parseFlags } from "./options.ts";
import { destinationsOf, tellFaults, writeReport } from "./output.ts";
import { tellPeers } from "./peers-note.ts";
import { directoryInRepository, sarifOptions } from "./sarif-options.ts";
import { isWhole, repositoryFor, type Scope, scopeOf } from "./scope.ts";
import { checkersFor, choiceTexts } from "./script-checkers.ts";
import { exitCode, type Threshold, thresholdWith } from "./threshold.ts";
import { RuleTimes } from "./timing.ts";
import { showDiff, writeFixes } from "./write-fixes.ts";

export const lint: Command = {
  name: "lint",
  summary: "Lint files, directories and globs, by default the working directory",
  usage: "[lint] [flags] [paths...]",
  flags: lintFlags,
  notes: `Exit codes: 0 clean, 1 findings at or above the threshold, 2 a wrong command line or configuration or an
input that could not be linted, 3 a fault of ours. A path or glob that matches nothing is an error.
On a terminal the report is \`full\`, or \`pretty\` where there are more than 25 findings; elsewhere it is \`compact\`.
Formats: full, pretty, statistics, html and markdown for people; compact, unix and gnu for editors; json, jsonl, sarif, rdjson, checkstyle, junit and tap for programs; github, gitlab,
azure and sonarqube for those services.
`,
  run,
};

/** Finds what to lint. */
export type Find = (request: LintRequest, options: LintOptions, context: LintContext) => Promise<Found>;

async function run(argv: readonly string[], context: Context): Promise<number> {
  const given = parseFlags(argv, lintFlags);
  const { io, loadEngine } = context;
  if (!given.values.watch) return execute(lintRequest(given, io.env), context, findFiles);
  const { watchAndLint, watchRequest } = await import("./watch.ts");
  const request = watchRequest(given, io);
  return watchAndLint(argv, request, io, async () => loadConfig(request.config, await loadEngine(), io.cwd));
}

const findFiles: Find = (request, _, context) => discoverFiles(request, context);

/**
 * Finds, lints, fixes and reports, as it is asked to.
 * @returns the exit code
 * @throws UsageError, ConfigError
 */
export async function execute(request: LintRequest, { io, loadEngine }: Context, find: Find): Promise<number> {
  const { fixes } = request;
  const engine = await loadEngine();
  const config = await loadConfig(request.config, engine, io.cwd);
  const usual = runOf(config.peers.configs);
  const destinations = destinationsOf(request.output, engine.formats, usual.format);
  const sarif = sarifOptions(request.sarif, destinations, io);
  const threshold = thresholdWith(request.threshold, usual);
  tellPeers(config, io);
  const access = diskAccess(io.cwd, request.targets);
  if (request.printConfig !== undefined) return showConfig(request.printConfig, { io, engine, config, access });
  const repository = await repositoryFor(request.changes, io.cwd);
  const checkers = await checkersFor({ io, config, access });
  const context: LintContext = { io, engine, config, access, repository, checkers, verbose: request.verbose };
  if (request.verbose) for (const text of choiceTexts(checkers, config)) tell(io.stderr, `plimsoll: ${text}`);

  const options = lintOptions(request.checks, fixes, context);
  const found = await find(request, options, context);
  await prepareKinds(found, context.config);
  await optimiseLate(found.files);
  const prover = fixes?.proof && (await (await import("./prove/prove.ts")).openProver(fixes.proof, context));
  const scope = await scopeOf(request.changes, found, options, context);
  const baseline = await baselineOf(request.baseline, context);

  const times = request.effort.timing ? new RuleTimes() : undefined;
  const narrowed = gated(options, scope, baseline);
  const { report: linted, part } = await lintFound(
    request.effort,
    scope.found,
    { ...narrowed, observer: times },
    context,
  );
  noteLength(linted);
  const tried = prover ? await prover(linted, scope.found, narrowed) : linted;
  const report = withLinksOut(tried, context);
  if (fixes?.shown) return showDiff(report, threshold, request.output.color, io);
  const fixed = fixes ? writeFixes(report, scope, context) : report;
  const whole = isWhole(found.targets, fixed, scope, request.narrowed, context);
  if (baseline && request.baseline.action === "write")
    return recordBaseline(baseline, fixed, whole, threshold, context);
  const stale = baseline ? settleBaseline(baseline, request.baseline, fixed, whole, context) : 0;
  const final = await withWaiverFindings(fixed, whole, context);

  const isStale = stale > 0 && request.baseline.failOnStale && !threshold.exitZero;
  const code = Math.max(exitCode(final, threshold), isStale ? exit.findings : exit.clean);
  const output = fixes && found.targets.includes("-") ? io.stderr : io.stdout;
  const shown = {
    ...(await reporterContext(request, context)),
    passedOver: found.passedOver.length,
    graph: async () => (await import("../engine/graph/graph.ts")).graphOf(found.files, options),
    part,
    sarif: sarif && (await sarifContext(sarif, code, context)),
  };
  await writeReport(final, destinations, shown, request.output.color, output, context);
  if (times) tell(io.stderr, ...times.lines());
  return code;
}

/** What every format may need. */
async function reporterContext(
  { output, checks }: Pick<LintRequest, "output" | "checks">,
  { io, config, engine }: Pick<LintContext, "io" | "config" | "engine">,
) {
  const { homepage, version } = await import("./version.ts");
  return {
    rules: linkedById(config.rules, engine.rules, homepage()),
    version: version(),
    unknown: output.unknown,
    quiet: output.quiet,
    showSuppressed: output.showSuppressed,
    kinds: config.kinds,
    directory: directoryInRepository(io.cwd),
    outline: (file: FileReport) => outlineOf(file, config, checks.invocation),
  };
}

async function sarifContext(
  sarif: SarifOptions,
  code: number,
  { config }: Pick<LintContext, "config">,
): Promise<SarifOptions> {
  const { homepage } = await import("./version.ts");
  return {
    ...sarif,
    exitCode: code,
    homepage: siteAt(homepage())?.href,
    fingerprints: (file, findings) => fingerprints(file, findings, config.kinds),
  };
}

/** Links that documents name and that lead elsewhere are inputs that could not be linted, too. */
function withLinksOut(report: LintReport, { access }: LintContext): LintReport {
  const told = new Set(report.inputErrors.map(({ path }) => path));
  const links = access.linksOut().filter(({ path }) => !told.has(path));
  return links.length === 0 ? report : { ...report, inputErrors: [...report.inputErrors, ...links] };
}

function showConfig(path: string, { io, config, access }: LintContext): number {
  const text = () => access.reader.read(path)?.slice(0, 4096) ?? "";
  const kind = config.kinds.find((candidate) => candidate.claims(path, text)) ?? defaultKind(config.kinds);
  if (kind) tell(io.stdout, ...printConfig(config, path, kind));
  return exit.clean;
}

/** With what is left out of the report, and so of the fixes: what did not change, or is accepted. */
function gated(options: LintOptions, { only, gate }: Scope, baseline: BaselineInUse | undefined): LintOptions {
  const gates = [baseline?.baseline?.gate, gate].filter((one) => one !== undefined);
  return { ...options, only: only && ((path) => only.has(path)), gate: gatesInTurn(gates) };
}

/** Faults keep a baseline from being written: it would lack what they hide. */
function recordBaseline(
  baseline: BaselineInUse,
  report: LintReport,
  whole: boolean,
  threshold: Threshold,
  context: LintContext,
): number {
  const code = exitCode({ ...report, files: [] }, threshold);
  tellFaults(report, context.io);
  if (code === exit.clean) writeBaseline(baseline, report, whole, context);
  return code;
}

/** Adds what there is to say about the configuration's own exceptions. */
async function withWaiverFindings(
  report: LintReport,
  whole: boolean,
  { io, config }: LintContext,
): Promise<LintReport> {
  if (config.ownWaivers.length === 0) return report;
  const { waiverFindings } = await import("../config/waiver-findings.ts");
  const files = await waiverFindings(config, { report, whole, today: io.today() });
  return { ...report, files: [...report.files, ...files] };
}
