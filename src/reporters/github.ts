import type { FileReport } from "../engine/types.ts";
import type { Finding, Severity } from "../finding.ts";
import { positionAt, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { onOneLine } from "./safe-text.ts";
import { shownFindings } from "./shown.ts";
import type { Reporter, ReporterContext } from "./types.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Workflow commands that GitHub Actions turns into annotations. GitHub shows ten of each severity a step; the rest
 * stays in the log.
 */
const github: Reporter = (report, context) => {
  let output = "";
  for (const file of report.files) output += annotateFile(file, context);
  for (const { path, message } of report.inputErrors) {
    output += command("error", { title: "plimsoll", file: path }, message);
  }
  for (const { path, rule, message } of report.failures) {
    output += command("error", { title: rule, file: path }, `rule failed: ${message}`);
  }
  return output;
};

export default github;

function annotateFile(file: FileReport, context: ReporterContext): string {
  let output = "";
  for (const finding of shownFindings(file, context.quiet)) {
    const properties = { title: finding.rule, file: file.path, ...place(file.source, finding.span) };
    output += command(commands[finding.severity], properties, text(finding));
  }
  if (!context.unknown) return output;
  for (const { rule, span, reason } of file.unknown) {
    output += command("notice", { title: rule, file: file.path, ...place(file.source, span) }, `unknown: ${reason}`);
  }
  return output;
}

function text({ message, fixes }: Finding): string {
  const fix = fixes[0];
  return fix ? `${message} (fix: ${fix.title})` : message;
}

/** GitHub takes columns only for ranges within one line; its end column is the last one that belongs. */
function place(source: Source, span: Span): Readonly<Record<string, number>> {
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  if (start.line !== end.line) return { line: start.line, endLine: end.line };
  const endColumn = Math.max(start.column, end.column - 1);
  return { line: start.line, endLine: end.line, col: start.column, endColumn };
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(",")}::${escapeData(message)}\n`;
}

/** Percent first, since the other escapes bring percents in. Line breaks survive in a message, nothing else does. */
function escapeData(message: string): string {
  const lines = message.replace(/%/g, "%25").split(/\r\n|\r|\n/);
  return lines.map(onOneLine).join("%0A");
}

function escapeProperty(value: string): string {
  return onOneLine(value).replace(/%/g, "%25").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
