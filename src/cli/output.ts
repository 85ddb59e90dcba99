import { resolve } from "node:path";
import type { LintReport } from "../engine/types.ts";
import { countFindings } from "../reporters/shown.ts";
import type { ReporterContext } from "../reporters/types.ts";
import { UsageError } from "./exit.ts";
import { colorFlag, type Io, type Output, tell, wantsColor } from "./io.ts";
import type { LintContext } from "./lint-context.ts";
import type { LintValues } from "./lint-flags.ts";
import { oneOf } from "./options.ts";
import { writeNamed } from "./write-named.ts";

/** How the report is asked for. */
export interface OutputRequest {
  /** Empty for the usual one. Nobody has looked yet whether there are such formats. */
  readonly formats: readonly NamedDestination[];
  /** Where formats go that name no file; undefined for standard output. */
  readonly file: string | undefined;
  /** Undefined: as the output can show. */
  readonly color: boolean | undefined;
  readonly quiet: boolean;
  readonly unknown: boolean;
  readonly showSuppressed: boolean;
}

type Flags = Pick<
  LintValues,
  "format" | "statistics" | "output" | "color" | "no-color" | "quiet" | "unknown" | "show-suppressed"
>;

/** @throws UsageError for flags that contradict each other */
export function outputRequest(flags: Flags): OutputRequest {
  if (flags.color && flags["no-color"]) throw new UsageError("--color and --no-color cannot be used together");
  return {
    formats: [...flags.format, ...(flags.statistics ? ["statistics"] : [])].map(destinationOf),
    file: flags.output,
    color: colorFlag(flags),
    quiet: flags.quiet ?? false,
    unknown: flags.unknown ?? false,
    showSuppressed: flags["show-suppressed"] ?? false,
  };
}

/** As it is written: `NAME` or `NAME=FILE`. */
function destinationOf(text: string): NamedDestination {
  const at = text.indexOf("=");
  return at < 0 ? { format: text, file: undefined } : { format: text.slice(0, at), file: text.slice(at + 1) };
}

/** A format and where it goes: a file, or the standard output where there is none. */
export interface Destination {
  /** Undefined for the usual one, which depends on the report. */
  readonly format: string | undefined;
  readonly file: string | undefined;
}

interface NamedDestination extends Destination {
  readonly format: string;
}

/** More findings than this are read faster as a list. */
const mostInFull = 25;

/** What a report is written in unless asked otherwise: for a terminal in full where it is short. */
function usualFormat(report: LintReport, { quiet }: Pick<ReporterContext, "quiet">, isTerminal: boolean): string {
  if (!isTerminal) return "compact";
  const { error, warning, info } = countFindings(report, quiet);
  return error + warning + info <= mostInFull ? "full" : "pretty";
}

/** Formats that tell a reader about inputs that could not be linted, so that nothing else has to. */
const readable = new Set([
  "full",
  "pretty",
  "compact",
  "statistics",
  "unix",
  "gnu",
  "github",
  "azure",
  "tap",
  "markdown",
]);

/**
 * Where the report goes.
 * @param configured the format where none is asked for; undefined for the one that suits the output
 * @throws UsageError for an unknown format, or two to one place
 */
export function destinationsOf(
  { formats, file }: OutputRequest,
  known: readonly string[],
  configured: string | undefined,
): readonly Destination[] {
  if (formats.length === 0) return [{ format: configured, file }];
  const destinations = formats.map((one): Destination => {
    return { format: oneOf("--format", one.format, known), file: one.file ?? file };
  });
  const places = destinations.map(({ file }) => file ?? "standard output");
  const shared = places.find((place, i) => places.indexOf(place) !== i);
  if (shared !== undefined)
    throw new UsageError(`two formats go to ${shared}; name a file for each: --format NAME=FILE`);
  if (file !== undefined && !places.includes(file)) {
    throw new UsageError(`--output ${file}: every --format already has a file`);
  }
  return destinations;
}

/**
 * Writes the report in every format; what names no file goes to `output`.
 * @throws UsageError when a file cannot be written
 */
export async function writeReport(
  report: LintReport,
  destinations: readonly Destination[],
  context: Omit<ReporterContext, "color" | "columns">,
  wantedColor: boolean | undefined,
  output: Output,
  { io, engine, access }: Pick<LintContext, "io" | "engine" | "access">,
): Promise<void> {
  let told = false;
  for (const { format: asked, file } of destinations) {
    const isShown = file === undefined && output.isTerminal;
    const format = asked ?? usualFormat(report, context, isShown);
    const color = file === undefined && wantsColor(wantedColor, io, output);
    const reporter = await engine.loadReporter(format);
    const text = await reporter(report, { ...context, color, columns: isShown ? output.columns : undefined });
    if (file === undefined) {
      output.write(text);
      told ||= readable.has(format);
    } else writeNamed(file, resolve(io.cwd, file), text, { tree: access.tree });
  }
  if (!told) tellFaults(report, io);
}

/** What kept files from being linted, on standard error. */
export function tellFaults(report: LintReport, { stderr }: Io): void {
  for (const { path, message } of report.inputErrors) tell(stderr, `plimsoll: ${path} ${message}`);
  for (const { path, rule, message } of report.failures) {
    tell(stderr, `plimsoll: rule ${rule} failed on ${path}: ${message}`);
  }
}
