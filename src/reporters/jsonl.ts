import type { FileReport, LintReport } from "../engine/types.ts";
import { findingShape, summaryShape, suppressedShape, unknownShape } from "./json-shape.ts";
import { safeJson } from "./safe-text.ts";
import { relatedSources, shownFindings, shownSuppressed } from "./shown.ts";
import type { Reporter, ReporterContext } from "./types.ts";

/** The shape that `schema/report-lines.schema.json` describes; a change that could break a reader changes the name. */
const schema = "plimsoll-report-lines-v1";

/** JSON, an object a line, each with its type: a head, findings, faults, and the summary at the end. */
const jsonl: Reporter = (report, context) => [...lines(report, context)].map((line) => `${safeJson(line)}\n`).join("");

export default jsonl;

function* lines(report: LintReport, context: ReporterContext): Generator<object> {
  const sourceOf = relatedSources(report);
  yield { type: "report", schema, version: context.version };
  for (const file of report.files) yield* fileLines(file, context, sourceOf);
  for (const { path, message } of report.inputErrors) yield { type: "error", path, message };
  for (const { path, rule, message } of report.failures) yield { type: "failure", path, rule, message };
  yield { type: "summary", ...summaryShape(report, context) };
}

function* fileLines(
  file: FileReport,
  context: ReporterContext,
  sourceOf: ReturnType<typeof relatedSources>,
): Generator<object> {
  const { path } = file;
  for (const finding of shownFindings(file, context.quiet)) {
    yield { type: "finding", path, ...findingShape(finding, file, context, sourceOf) };
  }
  for (const one of context.showSuppressed ? shownSuppressed(file, context.quiet) : []) {
    yield { type: "suppressed", path, ...suppressedShape(one, file, context, sourceOf) };
  }
  for (const verdict of context.unknown ? file.unknown : []) {
    yield { type: "unknown", path, ...unknownShape(verdict, file) };
  }
  for (const { rule, title } of file.fixed?.applied ?? []) yield { type: "fixed", path, rule, title };
  for (const { rule, title, reason } of file.dropped ?? []) yield { type: "dropped", path, rule, title, reason };
}
