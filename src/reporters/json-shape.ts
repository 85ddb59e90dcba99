import type { FileReport, LintReport, SuppressedFinding } from "../engine/types.ts";
import type { Finding, Fix, Related, UnknownVerdict } from "../finding.ts";
import { positionAt, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { countFindings, type relatedSources } from "./shown.ts";
import type { ReporterContext } from "./types.ts";

// Parts of a report as `schema/report.schema.json` describes them, for both formats that are made of them.

export function findingShape(
  finding: Finding,
  { source }: FileReport,
  context: ReporterContext,
  sourceOf: ReturnType<typeof relatedSources>,
): object {
  const { rule, code, messageId, severity, message, span, related, fixes, builds } = finding;
  return {
    rule,
    code,
    aliases: context.rules.get(rule)?.aliases ?? {},
    severity,
    message,
    messageId,
    builds,
    // Spelt out, here and in edits: V8 takes several times as long to spread an object.
    start: placeOf(source, span.start),
    end: placeOf(source, span.end),
    related: related.map((place) => relatedShape(place, source, sourceOf(place, source))),
    fixes: fixes.map((fix) => fixShape(fix, source)),
  };
}

export function suppressedShape(
  { finding, by, reason, owner, until, origin }: SuppressedFinding,
  file: FileReport,
  context: ReporterContext,
  sourceOf: ReturnType<typeof relatedSources>,
): object {
  return { by, origin, reason, owner, until, finding: findingShape(finding, file, context, sourceOf) };
}

export function unknownShape({ rule, reason, span }: UnknownVerdict, { source }: FileReport): object {
  return { rule, reason, ...rangeOf(source, span) };
}

export function summaryShape(report: LintReport, context: ReporterContext): object {
  const counts = countFindings(report, context.quiet);
  return {
    files: report.files.length,
    errors: counts.error,
    warnings: counts.warning,
    infos: counts.info,
    fixable: counts.fixable,
    fixableUnsafe: counts.fixableUnsafe,
    suppressed: counts.suppressed,
    suppressedBy: counts.suppressedBy,
  };
}

/** Without range where the place lies in a file that is not part of the report. */
function relatedShape({ path, message, span }: Related, own: Source, source: Source | undefined): object {
  const head = { path: path ?? own.path, message };
  return source ? { ...head, ...rangeOf(source, span) } : head;
}

function fixShape({ title, safe, verified, edits }: Fix, source: Source): object {
  const list = edits.map(({ span, text }) => ({
    start: placeOf(source, span.start),
    end: placeOf(source, span.end),
    text,
  }));
  return { title, safe, verified: verified === true, edits: list };
}

function rangeOf(source: Source, span: Span): { readonly start: object; readonly end: object } {
  return { start: placeOf(source, span.start), end: placeOf(source, span.end) };
}

function placeOf(source: Source, offset: number): object {
  const { line, column } = positionAt(source, offset);
  return { line, column, offset };
}
