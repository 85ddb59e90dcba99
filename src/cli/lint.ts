import { resolve } from "node:path";
import { printConfig } from "../config/print.ts";
import { loadProjectConfig, type ProjectConfig } from "../config/project.ts";
import { type Discovery, discover } from "../engine/discover.ts";
import type { FileReport, InputError, LintReport } from "../engine/types.ts";
import type { Command, Context, Engine } from "./command.ts";
import { unifiedDiff } from "./diff.ts";
import { diskReader } from "./disk-reader.ts";
import { exit, UsageError } from "./exit.ts";
import { invocationOf } from "./invocation.ts";
import type { Io } from "./io.ts";
import { type LintValues, lintFlags } from "./lint-flags.ts";
import { optimiseLate } from "./optimising.ts";
import { parseFlags } from "./options.ts";
import { destinationsOf, tellFaults, writeReport } from "./output.ts";
import { exitCode, type Threshold, thresholdOf } from "./threshold.ts";
import { replaceText } from "./write-file.ts";

export const lint: Command = {
  name: "lint",
  summary: "Lint files, directories and globs; the working directory when none is named",
  usage: "[lint] [flags] [paths...]",
  flags: lintFlags,
  notes: `Exit codes: 0 clean, 1 findings at or above the threshold, 2 a wrong command line or configuration or an
input that could not be linted, 3 a fault of ours. A path or glob that matches nothing is an error.
The report is \`pretty\` on a terminal and \`compact\` elsewhere.
`,
  run,
};

/** From so many files on, a different way to run them pays for loading it. */
const manyFiles = 100;

/** One run: what was asked for and what there is to do it with. */
interface Run {
  readonly io: Io;
  readonly engine: Engine;
  readonly values: LintValues;
  readonly config: ProjectConfig;
}

async function run(argv: readonly string[], { io, loadEngine }: Context): Promise<number> {
  const { values, positionals } = parseFlags(argv, lintFlags);
  requireSense(values, positionals);
  const threshold = thresholdOf(values);
  const engine = await loadEngine();
  const destinations = destinationsOf(values, engine.formats, io.stdout);
  const config = await loadProjectConfig({
    cwd: io.cwd,
    toolbox: engine,
    extendKnowledge: engine.extendKnowledge,
    file: values["no-config"] ? false : values.config,
    presets: values.preset,
    rules: values.rule,
  });
  const task: Run = { io, engine, values, config };
  if (values["print-config"] !== undefined) return showConfig(values["print-config"], task);
  const discovery = await discoverFiles(positionals, task);
  await prepareKinds(discovery, config);
  if (discovery.files.length >= manyFiles) await optimiseLate();
  const report = lintFiles(discovery, task);
  if (values.diff) return showDiff(report, threshold, io);
  const final = fixes(values) ? writeFixes(report, discovery, task) : report;
  const output = fixes(values) && positionals.includes("-") ? io.stderr : io.stdout;
  const { version } = await import("./version.ts");
  const context = {
    rules: new Map(config.rules.map((rule) => [rule.id, rule])),
    version: version(),
    unknown: values.unknown ?? false,
    quiet: values.quiet ?? false,
  };
  await writeReport(final, destinations, context, values, output, task);
  return exitCode(final, threshold);
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

function showConfig(path: string, { io, config }: Run): number {
  const text = () => diskReader(io.cwd).read(path)?.slice(0, 4096) ?? "";
  const kind = config.kinds.find((candidate) => candidate.claims(path, text))?.name ?? "dockerfile";
  io.stdout.write(printConfig(config, path, kind));
  return exit.clean;
}

async function discoverFiles(targets: readonly string[], { io, values, config }: Run): Promise<Discovery> {
  const stdin = targets.includes("-")
    ? { bytes: await io.readStdin(), path: values["stdin-filename"] ?? "Dockerfile" }
    : undefined;
  const discovery = await discover(targets.length > 0 ? targets : ["."], {
    cwd: io.cwd,
    kinds: config.kinds,
    ignores: config.ignores,
    stdin,
  });
  const odd = discovery.files.filter(({ encoding }) => encoding === "latin1");
  for (const { path } of odd) io.stderr.write(`plimsoll: ${path} is not UTF-8; it was read as Latin-1\n`);
  return discovery;
}

/** Loads the parsers that the found files need, and no other. */
async function prepareKinds({ files }: Discovery, config: ProjectConfig): Promise<void> {
  const found = new Set(files.map(({ kind }) => kind));
  await Promise.all(config.kinds.filter(({ name }) => found.has(name)).map((kind) => kind.prepare?.()));
}

function lintFiles({ files, errors }: Discovery, { io, engine, values, config }: Run): LintReport {
  const unsafe = values["fix-unsafe"] === true;
  const report = engine.lintProject(files, {
    config,
    reader: diskReader(io.cwd),
    invocation: invocationOf(values, io.env),
    today: io.today(),
    verifyFixes: values["verify-fixes"] ?? false,
    fix: unsafe ? "all" : values.fix || values.diff ? "safe" : undefined,
    reportUnusedDirectives: values["report-unused-directives"] ?? config.reportUnusedDirectives,
    requireReason: values["require-reason"] ?? config.requireReason,
  });
  return { ...report, inputErrors: [...errors, ...report.inputErrors] };
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
function writeFixes(report: LintReport, discovery: Discovery, { io }: Run): LintReport {
  const encodings = new Map(discovery.files.map(({ path, encoding }) => [path, encoding]));
  const faults: InputError[] = [];
  for (const { path, before, source } of changed(report)) {
    if (path === discovery.stdin) continue;
    const message = replaceText(resolve(io.cwd, path), before, source.text, encodings.get(path) ?? "utf8");
    if (message !== undefined) faults.push({ path, message });
  }
  const piped = report.files.find(({ path }) => path === discovery.stdin);
  if (piped) io.stdout.write(Buffer.from(piped.source.text, encodings.get(piped.path)));
  return { ...report, inputErrors: [...report.inputErrors, ...faults] };
}
