import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { LintReport } from "../engine/types.ts";
import { logLine } from "../reporters/safe-text.ts";
import type { ReporterContext } from "../reporters/types.ts";
import type { Engine } from "./command.ts";
import { UsageError } from "./exit.ts";
import { type Io, type Output, wantsColor } from "./io.ts";
import type { LintValues } from "./lint-flags.ts";
import { oneOf } from "./options.ts";

/** A format and where it goes: a file, or the standard output where there is none. */
export interface Destination {
  readonly format: string;
  readonly file: string | undefined;
}

/** Formats that tell a reader about inputs that could not be linted, so that nothing else has to. */
const readable = new Set(["pretty", "compact", "unix", "gnu", "github", "azure", "tap", "markdown"]);

/**
 * Where the report goes: `pretty` to a terminal and `compact` to anything else, unless asked otherwise.
 * @throws UsageError for an unknown format, or two to one place
 */
export function destinationsOf(values: LintValues, formats: readonly string[], output: Output): readonly Destination[] {
  const usual = () => (output.isTerminal && values.output === undefined ? "pretty" : "compact");
  const texts = values.format.length > 0 ? values.format : [usual()];
  const destinations = texts.map((text): Destination => {
    const at = text.indexOf("=");
    const format = oneOf("--format", at < 0 ? text : text.slice(0, at), formats);
    return { format, file: at < 0 ? values.output : text.slice(at + 1) };
  });
  const places = destinations.map(({ file }) => file ?? "standard output");
  const shared = places.find((place, i) => places.indexOf(place) !== i);
  if (shared !== undefined)
    throw new UsageError(`two formats go to ${shared}; name a file for each: --format NAME=FILE`);
  if (values.output !== undefined && !places.includes(values.output)) {
    throw new UsageError(`--output ${values.output}: every --format already names its file`);
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
  context: Omit<ReporterContext, "color">,
  values: LintValues,
  output: Output,
  { io, engine }: { readonly io: Io; readonly engine: Engine },
): Promise<void> {
  let told = false;
  for (const { format, file } of destinations) {
    const flag = values.color ? true : values["no-color"] ? false : undefined;
    const color = file === undefined && wantsColor(flag, io, output);
    const reporter = await engine.loadReporter(format);
    const text = await reporter(report, { ...context, color });
    if (file === undefined) {
      output.write(text);
      told ||= readable.has(format);
    } else writeReportFile(resolve(io.cwd, file), file, text);
  }
  if (!told) tellFaults(report, io);
}

function writeReportFile(full: string, name: string, text: string): void {
  try {
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  } catch (error) {
    throw new UsageError(`${name} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What kept files from being linted, on standard error. */
export function tellFaults(report: LintReport, { stderr }: Io): void {
  for (const { path, message } of report.inputErrors) stderr.write(`${logLine(`plimsoll: ${path} ${message}`)}\n`);
  for (const { path, rule, message } of report.failures) {
    stderr.write(`${logLine(`plimsoll: rule ${rule} failed on ${path}: ${message}`)}\n`);
  }
}
