import type { FileReport, LintReport } from "../engine/types.ts";
import type { Finding } from "../finding.ts";
import { addAll } from "../text/add-all.ts";
import { type Position, positionAt } from "../text/source.ts";
import { logLine, withoutCommands } from "./safe-text.ts";
import { relatedSources, worstFirst } from "./shown.ts";
import { defaultExport } from "./terminal/default-export.ts";
import { endingLines } from "./terminal/ending.ts";
import { usualColumns, wrap } from "./terminal/screen.ts";
import type { Reporter, ReporterContext } from "./types.ts";

/** Longest message that is shown whole. */
const messageLimit = 1000;
/** Columns that a message gets at least. */
const leastRoom = 24;

/**
 * For people at a terminal: the layout of `eslint-formatter-pretty`, with related places and fixes below each finding
 * and a summary at the end. Files come in the order of the run, errors before the rest of their file.
 */
const pretty: Reporter = async (report, context) => {
  const table = tableOf(report, context);
  const lines = table.results.length > 0 ? await findingLines(table, report, context) : [];
  const output = `${[...lines, ...endingLines(report, context)].join("\n")}\n`;
  // What stood in the middle of a message may begin a line where that is wrapped.
  return withoutCommands(context.color ? output : output.replace(controlSequences, ""));
};

export default pretty;

/** Only the formatter's own can occur: those of linted texts are escaped. */
const controlSequences = /\x1b\[[0-9;]*m|\x1b\][^\x07]*\x07/g;

interface PrettyMessage {
  readonly ruleId: string;
  readonly severity: 1 | 2;
  readonly line: number;
  readonly column: number;
  /** The first line of the message. */
  readonly message: string;
  /** Its further lines. */
  readonly rest: readonly string[];
  readonly finding: Finding;
}

interface Placed extends Position {
  readonly finding: Finding;
}

interface PrettyResult {
  readonly filePath: string;
  readonly messages: PrettyMessage[];
  /** One for each, or the formatter prints nothing: it counts for its own summary. */
  readonly errorCount: 1;
  readonly warningCount: 0;
  readonly file: FileReport;
}

/** A list that stays as it is: the formatter sorts what it is given by an order of its own. */
class Ordered<T> extends Array<T> {
  override sort(): this {
    return this;
  }
}

interface Table {
  readonly results: PrettyResult[];
  /** Columns before each message. */
  readonly margin: number;
}

/** Messages get the columns that places and the longest rule's name leave, so that names stand below each other. */
function tableOf(report: LintReport, context: ReporterContext): Table {
  const placed = report.files.map((file) => ({
    file,
    findings: worstFirst(file, context.quiet).map((finding) => ({
      finding,
      ...positionAt(file.source, finding.span.start),
    })),
  }));
  const findings = placed.flatMap((one) => one.findings);
  const longest = (texts: readonly (string | number)[]) =>
    texts.reduce<number>((most, text) => Math.max(most, String(text).length), 0);
  const margin = longest(findings.map(({ line }) => line)) + longest(findings.map(({ column }) => column)) + 8;
  const rule = longest(findings.map((one) => one.finding.rule)) + 2;
  const room = Math.max(leastRoom, (context.columns ?? usualColumns) - margin - rule);
  const results = new Ordered<PrettyResult>();
  for (const one of placed) if (one.findings.length > 0) results.push(resultOf(one, room));
  return { results, margin };
}
/** The formatter links to files, and a link needs the whole path; what it shows is relative again. */
function absolute(path: string): string {
  return /^(?:\/|[a-z]:)/i.test(path) ? path : `${process.cwd()}/${path}`;
}

function resultOf(
  { file, findings }: { readonly file: FileReport; readonly findings: readonly Placed[] },
  room: number,
): PrettyResult {
  const messages = new Ordered<PrettyMessage>();
  for (const { finding, line, column } of findings) {
    const { rule, severity } = finding;
    const text = logLine(finding.message);
    const whole = text.length > messageLimit ? `${text.slice(0, messageLimit)}…` : text;
    const [message = "", ...rest] = wrap(hideQuotes(whole), room);
    messages.push({
      ruleId: logLine(rule),
      severity: severity === "error" ? 2 : 1,
      line,
      column,
      message,
      rest,
      finding,
    });
  }
  return { filePath: absolute(logLine(file.path)), messages, errorCount: 1, warningCount: 0, file };
}

/** The formatter makes quoted words bold and drops their quotes, which a wrapped message may have on two lines. */
function hideQuotes(text: string): string {
  return text.replace(/'/g, "\ue027").replace(/`/g, "\ue060");
}

function showQuotes(text: string): string {
  return text.replace(/\ue027/g, "'").replace(/\ue060/g, "`");
}

/**
 * The formatter's lines with ours between them: it prints a line a file and a line a message.
 */
async function findingLines(
  { results, margin }: Table,
  report: LintReport,
  context: ReporterContext,
): Promise<string[]> {
  const format = await loadFormatter();
  const data = { rulesMeta: rulesMeta(results, context) };
  const printed = format(results as never, data as never).split("\n");
  const sourceOf = relatedSources(report);
  const lines: string[] = [];
  let at = 0;
  for (const { messages, file } of results) {
    lines.push(printed[at++] ?? "", forwardSlashes(printed[at++] ?? ""));
    for (const { finding, rest } of messages) {
      const line = printed[at++] ?? "";
      lines.push(showQuotes(finding.severity === "info" ? asInfo(line) : line));
      addAll(
        lines,
        rest.map((text) => showQuotes(" ".repeat(margin) + text)),
      );
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
  return line.replace(/(?:\x1b\[33m)?[\u26a0\u203c]/, (sign) => (sign.startsWith("\x1b") ? "\x1b[34mℹ" : "ℹ"));
}

const detailMargin = " ".repeat(7);

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
  const room = (context.columns ?? usualColumns) - detailMargin.length - 2;
  return [...places, ...titles].flatMap((text) =>
    wrap(logLine(text), room).map((line, i) => dim(`${detailMargin}${i === 0 ? "↳" : " "} ${line}`, context)),
  );
}

function dim(text: string, { color }: ReporterContext): string {
  return color ? `\x1b[2m${text}\x1b[22m` : text;
}

type Formatter = typeof import("eslint-formatter-pretty").default;

async function loadFormatter(): Promise<Formatter> {
  return defaultExport<Formatter>((await import("eslint-formatter-pretty")).default);
}
