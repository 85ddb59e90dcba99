import { resolve } from "node:path";
import { printConfig } from "../config/print.ts";
import { loadProjectConfig, type ProjectConfig } from "../config/project.ts";
import { type Discovery, discover } from "../engine/discover.ts";
import { diskReader } from "../engine/disk-reader.ts";
import { gatesInTurn } from "../engine/gates/gate.ts";
import { fingerprints } from "../engine/identity.ts";
import { defaultKind } from "../engine/lint.ts";
import type { LintOptions } from "../engine/options.ts";
import { outlineOf } from "../engine/outline.ts";
import type { FileReport, InputError, LintReport } from "../engine/types.ts";
import type { SarifOptions } from "../reporters/types.ts";
import { unifiedDiff } from "../text/diff.ts";
import { type BaselineInUse, baselineOf, requireBaselineSense, settleBaseline, writeBaseline } from "./baseline.ts";
import type { Command, Context, Engine } from "./command.ts";
import { type Found, lintFound, type Task } from "./effort.ts";
import { exit, UsageError } from "./exit.ts";
import { invocationOf } from "./invocation.ts";
import type { Io } from "./io.ts";
import { type LintValues, lintFlags } from "./lint-flags.ts";
import { optimiseLate } from "./optimising.ts";
import { type Arguments, parseFlags } from "./options.ts";
import { destinationsOf, tellFaults, writeReport } from "./output.ts";
import { directoryInRepository, sarifOptions } from "./sarif-options.ts";
import { isWhole, requireScope, type Scope, scopeOf } from "./scope.ts";
import { exitCode, type Threshold, thresholdOf } from "./threshold.ts";
import { replaceText } from "./write-file.ts";

export const lint: Command = {
  name: "lint",
  summary: "Lint files, directories and globs; the working directory when none is named",
  usage: "[lint] [flags] [paths...]",
  flags: lintFlags,
  notes: `Exit codes: 0 clean, 1 findings at or above the threshold, 2 a wrong command line or configuration or an
input that could not be linted, 3 a fault of ours. A path or glob that matches nothing is an error.
The report is \`pretty\` on a terminal and \`compact\` elsewhere. Formats: pretty, html and markdown for people;
compact, unix and gnu for editors; json, jsonl, sarif, rdjson, checkstyle, junit and tap for programs; github, gitlab,
azure and sonarqube for those services.
`,
  run,
};

/** From so many files on, a different way to run them pays for loading it. */
const manyFiles = 100;

/** Finds what to lint. */
export type Find = (targets: readonly string[], task: Task, options: LintOptions) => Promise<Found>;

async function run(argv: readonly string[], context: Context): Promise<number> {
  const given = parseFlags(argv, lintFlags);
  if (!given.values.watch) return execute(given, context, discoverFiles);
  const { watchAndLint } = await import("./watch.ts");
  const { io, loadEngine } = context;
  return watchAndLint(argv, given, io, async () => loadConfig(given.values, await loadEngine(), io.cwd));
}

/**
 * Finds, lints, fixes and reports, as the flags say.
 * @returns the exit code
 * @throws UsageError, ConfigError
 */
export async function execute(
  { values, positionals }: Arguments<typeof lintFlags>,
  { io, loadEngine }: Context,
  find: Find,
): Promise<number> {
  requireSense(values, positionals);
  requireScope(values);
  requireBaselineSense(values);
  const threshold = thresholdOf(values);
  const engine = await loadEngine();
  const destinations = destinationsOf(values, engine.formats, io.stdout);
  const sarif = sarifOptions(values, destinations, io);
  const task: Task = { io, engine, values, config: await loadConfig(values, engine, io.cwd) };
  if (values["print-config"] !== undefined) return showConfig(values["print-config"], task);

  const options = lintOptions(task);
  const found = await find(positionals, task, options);
  await prepareKinds(found, task.config);
  if (found.files.length >= manyFiles) await optimiseLate();
  const scope = await scopeOf(found, options, task);
  const baseline = await baselineOf(task);

  const wantsPart = destinations.some(({ format }) => format === "blob");
  const { report, part } = await lintFound(scope.found, gated(options, scope, baseline), wantsPart, task);
  if (values.diff) return showDiff(report, threshold, io);
  const fixed = fixes(values) ? writeFixes(report, scope, task) : report;
  const whole = isWhole(found.targets, fixed, scope, task);
  if (baseline && values["write-baseline"]) return recordBaseline(baseline, fixed, whole, threshold, task);
  const stale = baseline ? settleBaseline(baseline, fixed, whole, task) : 0;
  const final = await withWaiverFindings(fixed, whole, task);

  const isStale = stale > 0 && values["fail-on-stale"] && !threshold.exitZero;
  const code = Math.max(exitCode(final, threshold), isStale ? exit.findings : exit.clean);
  const output = fixes(values) && found.targets.includes("-") ? io.stderr : io.stdout;
  const context = { ...(await reporterContext(task)), part, sarif: sarif && (await sarifContext(sarif, code, task)) };
  await writeReport(final, destinations, context, values, output, task);
  return code;
}

export function loadConfig(values: LintValues, engine: Engine, cwd: string): Promise<ProjectConfig> {
  return loadProjectConfig({
    cwd,
    toolbox: engine,
    extendKnowledge: engine.extendKnowledge,
    file: values["no-config"] ? false : values.config,
    presets: values.preset,
    rules: values.rule,
    allowCode: !values["no-code"],
  });
}

/** What every format may need. */
async function reporterContext({ io, values, config }: Task) {
  const { version } = await import("./version.ts");
  return {
    rules: new Map(config.rules.map((rule) => [rule.id, rule])),
    version: version(),
    unknown: values.unknown ?? false,
    quiet: values.quiet ?? false,
    showSuppressed: values["show-suppressed"] ?? false,
    kinds: config.kinds,
    directory: directoryInRepository(io.cwd),
    outline: (file: FileReport) => outlineOf(file, config, invocationOf(values, io.env)),
  };
}

async function sarifContext(sarif: SarifOptions, code: number, { config }: Task): Promise<SarifOptions> {
  const { homepage } = await import("./version.ts");
  return {
    ...sarif,
    exitCode: code,
    homepage: homepage(),
    fingerprints: (file, findings) => fingerprints(file, findings, config.kinds),
  };
}

/** @throws UsageError for flags that contradict each other */
function requireSense(values: LintValues, targets: readonly string[]): void {
  const pairs = [
    ["config", "no-config"],
    ["color", "no-color"],
  ] as const;
  for (const [a, b] of pairs) {
    if (values[a] !== undefined && values[b] !== undefined)
      throw new UsageError(`--${a} and --${b} contradict each other`);
  }
  if (values["stdin-filename"] !== undefined && !targets.includes("-")) {
    throw new UsageError("--stdin-filename names what is read from `-`, which is not among the paths");
  }
}

function fixes(values: LintValues): boolean {
  return values.fix === true || values["fix-unsafe"] === true;
}

function showConfig(path: string, { io, config }: Task): number {
  const text = () => diskReader(io.cwd).read(path)?.slice(0, 4096) ?? "";
  const kind = config.kinds.find((candidate) => candidate.claims(path, text)) ?? defaultKind(config.kinds);
  if (kind) io.stdout.write(printConfig(config, path, kind));
  return exit.clean;
}

export async function discoverFiles(targets: readonly string[], { io, values, config }: Task): Promise<Found> {
  const stdin = targets.includes("-")
    ? { bytes: await io.readStdin(), path: values["stdin-filename"] ?? defaultKind(config.kinds)?.files.name ?? "" }
    : undefined;
  const discovery = await discover(targets.length > 0 ? targets : ["."], {
    cwd: io.cwd,
    kinds: config.kinds,
    ignores: config.ignores,
    stdin,
  });
  const odd = discovery.files.filter(({ encoding }) => encoding === "latin1");
  for (const { path } of odd) io.stderr.write(`plimsoll: ${path} is not UTF-8; it was read as Latin-1\n`);
  return { ...discovery, targets };
}

/** Loads the parsers that the found files need, and no other. */
export async function prepareKinds({ files }: Discovery, config: ProjectConfig): Promise<void> {
  const found = new Set(files.map(({ kind }) => kind));
  await Promise.all(config.kinds.filter(({ name }) => found.has(name)).map((kind) => kind.prepare?.()));
}

export function lintOptions({ io, values, config }: Task): LintOptions {
  const unsafe = values["fix-unsafe"] === true;
  return {
    config,
    reader: diskReader(io.cwd),
    invocation: invocationOf(values, io.env),
    today: io.today(),
    verifyFixes: values["verify-fixes"] ?? false,
    fix: unsafe ? "all" : values.fix || values.diff ? "safe" : undefined,
    reportUnusedDirectives: values["report-unused-directives"] ?? config.reportUnusedDirectives,
    requireReason: values["require-reason"] ?? config.requireReason,
  };
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
  task: Task,
): number {
  const code = exitCode({ ...report, files: [] }, threshold);
  tellFaults(report, task.io);
  if (code === exit.clean) writeBaseline(baseline, report, whole, task);
  return code;
}

/** Adds what there is to say about the configuration's own exceptions. */
async function withWaiverFindings(report: LintReport, whole: boolean, { io, config }: Task): Promise<LintReport> {
  if (config.waivers.length === 0) return report;
  const { waiverFindings } = await import("../config/waiver-findings.ts");
  const files = await waiverFindings(config, { report, whole, today: io.today() });
  return { ...report, files: [...report.files, ...files] };
}

/** The files that fixes changed. */
function changed(report: LintReport): readonly (FileReport & { readonly before: string })[] {
  return report.files.flatMap((file) => {
    const before = file.fixed?.before;
    return before === undefined || before === file.source.text ? [] : [{ ...file, before }];
  });
}

function showDiff(report: LintReport, threshold: Threshold, io: Io): number {
  const files = changed(report);
  for (const { path, before, source } of files) io.stdout.write(unifiedDiff(path, before, source.text));
  tellFaults(report, io);
  const trouble = exitCode({ ...report, files: [] }, threshold);
  if (trouble !== exit.clean || threshold.exitZero) return trouble;
  return files.length > 0 ? exit.findings : exit.clean;
}

/** Writes fixed files; what cannot be written joins the report's errors. Standard input goes to standard output. */
function writeFixes(report: LintReport, { found, partlyStaged }: Scope, { io }: Task): LintReport {
  const encodings = new Map(found.files.map(({ path, encoding }) => [path, encoding]));
  const faults: InputError[] = [];
  for (const { path, before, source } of changed(report)) {
    if (path === found.stdin) continue;
    const message = partlyStaged.has(path)
      ? "was not fixed: only a part of what it holds is staged"
      : replaceText(resolve(io.cwd, path), before, source.text, encodings.get(path) ?? "utf8");
    if (message !== undefined) faults.push({ path, message });
  }
  const piped = report.files.find(({ path }) => path === found.stdin);
  if (piped) io.stdout.write(Buffer.from(piped.source.text, encodings.get(piped.path)));
  return { ...report, inputErrors: [...report.inputErrors, ...faults] };
}
