import type { FileReport, LintReport } from "../engine/types.ts";
import type { Finding } from "../finding.ts";
import { addAll } from "../text/add-all.ts";
import { type Position, positionAt } from "../text/source.ts";
import { logLine } from "./safe-text.ts";
import { relatedSources, shownFindings, shownSuppressed } from "./shown.ts";
import { headline, remarks, silencerText } from "./summary.ts";
import type { Reporter, ReporterContext } from "./types.ts";

/** Longest message that is shown whole: the formatter's search for quoted words is not linear. */
const messageLimit = 1000;

interface PrettyMessage {
  readonly ruleId: string;
  readonly severity: 1 | 2;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly finding: Finding;
}

interface PrettyResult {
  readonly filePath: string;
  readonly messages: PrettyMessage[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly file: FileReport;
}

/**
 * For people at a terminal: the layout of `eslint-formatter-pretty`, with related places and fixes below each finding
 * and a summary in one line. Nothing is printed for a report with nothing in it, silenced findings included.
 */
const pretty: Reporter = async (report, context) => {
  const results = report.files.map((file) => resultOf(file, context)).filter(({ messages }) => messages.length > 0);
  const lines = results.length > 0 ? await findingLines(results, report, context) : [];
  addAll(lines, otherLines(report, context));
  if (lines.length === 0 && report.files.every(({ suppressed }) => suppressed.length === 0)) return "";
  const output = [...lines, "", `  ${summary(report, context)}`, ""].join("\n");
  return context.color ? output : output.replace(controlSequences, "");
};

export default pretty;

/** Only the formatter's own can occur: those of linted texts are escaped. */
const controlSequences = /\x1b\[[0-9;]*m|\x1b\][^\x07]*\x07/g;

function resultOf(file: FileReport, context: ReporterContext): PrettyResult {
  const findings = shownFindings(file, context.quiet);
  const errorCount = findings.filter(({ severity }) => severity === "error").length;
  return {
    filePath: absolute(logLine(file.path)),
    messages: findings.map((finding) => messageOf(finding, positionAt(file.source, finding.span.start), context)),
    errorCount,
    warningCount: findings.length - errorCount,
    file,
  };
}

function messageOf(finding: Finding, { line, column }: Position, context: ReporterContext): PrettyMessage {
  const { rule, severity } = finding;
  const whole = logLine(finding.message);
  const message = whole.length > messageLimit ? `${whole.slice(0, messageLimit)}…` : whole;
  const shown = context.color ? message : hideQuotes(message);
  return { ruleId: logLine(rule), severity: severity === "error" ? 2 : 1, line, column, message: shown, finding };
}

/** The formatter links to files, and a link needs the whole path; what it shows is relative again. */
function absolute(path: string): string {
  return /^(?:\/|[a-z]:)/i.test(path) ? path : `${process.cwd()}/${path}`;
}

/** The formatter makes quoted words bold and drops their quotes; without colour the quotes have to stay. */
function hideQuotes(text: string): string {
  return text.replace(/'/g, "\ue027").replace(/`/g, "\ue060");
}

function showQuotes(text: string): string {
  return text.replace(/\ue027/g, "'").replace(/\ue060/g, "`");
}

/**
 * The formatter's lines with ours between them. It sorts what it is given in place and prints a line a message, so that
 * afterwards its input tells which line belongs to which finding.
 */
async function findingLines(results: PrettyResult[], report: LintReport, context: ReporterContext): Promise<string[]> {
  const format = await loadFormatter();
  const data = { rulesMeta: rulesMeta(results, context) };
  const printed = format(results as never, data as never).split("\n");
  const sourceOf = relatedSources(report);
  const lines: string[] = [];
  let at = 0;
  for (const { messages, file } of results) {
    lines.push(printed[at++] ?? "", forwardSlashes(printed[at++] ?? ""));
    for (const { finding } of messages) {
      const line = printed[at++] ?? "";
      lines.push(showQuotes(finding.severity === "info" ? asInfo(line) : line));
      addAll(lines, details(finding, file, sourceOf, context));
    }
  }
  return lines;
}

/** The formatter shows a path as the system writes it; everywhere else it has forward slashes. */
function forwardSlashes(header: string): string {
  return process.platform === "win32" ? header.replaceAll("\\", "/") : header;
}

/** A rule without an address of its own needs an empty one, or the formatter links to ESLint's site. */
function rulesMeta(results: readonly PrettyResult[], { rules }: ReporterContext): Readonly<Record<string, object>> {
  const meta: Record<string, object> = {};
  for (const { messages } of results) {
    for (const { ruleId } of messages) meta[ruleId] ??= { docs: { url: rules.get(ruleId)?.reference ?? "" } };
  }
  return meta;
}

/** The formatter knows errors and warnings only; a blue sign tells an info from a warning. */
function asInfo(line: string): string {
  return line.replace(/(?:\x1b\[33m)?[⚠‼]/, (sign) => (sign.startsWith("\x1b") ? "\x1b[34mℹ" : "ℹ"));
}

function details(
  { related, fixes }: Finding,
  file: FileReport,
  sourceOf: ReturnType<typeof relatedSources>,
  context: ReporterContext,
): string[] {
  const places = related.map((place) => {
    const source = sourceOf(place, file.source);
    const position = source && positionAt(source, place.span.start);
    const where = position ? `:${position.line}:${position.column}` : "";
    return `${place.path ?? file.path}${where}  ${place.message}`;
  });
  const titles = fixes.map(({ title, safe }) => `${safe ? "fix" : "unsafe fix"}: ${title}`);
  return [...places, ...titles].map((text) => dim(`       ↳ ${logLine(text)}`, context));
}

function dim(text: string, { color }: ReporterContext): string {
  return color ? `\x1b[2m${text}\x1b[22m` : text;
}

function otherLines(report: LintReport, context: ReporterContext): string[] {
  const lines: string[] = [];
  for (const { path, unknown, source } of context.unknown ? report.files : []) {
    for (const { rule, span, reason } of unknown) {
      const { line, column } = positionAt(source, span.start);
      lines.push(`? ${path}:${line}:${column}  unknown: ${reason}  ${rule}`);
    }
  }
  for (const file of context.showSuppressed ? report.files : []) {
    for (const one of shownSuppressed(file, context.quiet)) {
      const { line, column } = positionAt(file.source, one.finding.span.start);
      const place = `${file.path}:${line}:${column}`;
      lines.push(`○ ${place}  ${one.finding.message}  ${one.finding.rule}  suppressed by ${silencerText(one)}`);
    }
  }
  for (const { path, message } of report.inputErrors) lines.push(`✖ ${path}  ${message}`);
  for (const { path, rule, message } of report.failures) lines.push(`✖ ${path}  rule ${rule} failed: ${message}`);
  return lines.length > 0 ? ["", ...lines.map((line) => `  ${logLine(line)}`)] : [];
}

function summary(report: LintReport, { quiet }: ReporterContext): string {
  const extras = remarks(report, quiet);
  return headline(report, quiet) + (extras ? ` (${extras})` : "");
}

type Formatter = typeof import("eslint-formatter-pretty").default;

/** The command line's bundle loads the package by `require`, which gives the module itself as the default export. */
async function loadFormatter(): Promise<Formatter> {
  const loaded: { readonly default: Formatter | { readonly default: Formatter } } = await import(
    "eslint-formatter-pretty"
  );
  return typeof loaded.default === "function" ? loaded.default : loaded.default.default;
}
