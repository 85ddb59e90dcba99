import type { FileReport } from "../engine/types.ts";
import type { Finding, Fix, Related } from "../finding.ts";
import { positionAt, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { safeJson } from "./safe-text.ts";
import { countFindings, relatedSources, shownFindings } from "./shown.ts";
import type { Reporter, ReporterContext } from "./types.ts";

/** The shape that `schema/report.schema.json` describes; a change that could break a reader changes the name. */
const schema = "plimsoll-report-v1";

type SourceOf = ReturnType<typeof relatedSources>;

const json: Reporter = (report, context) => {
  const sourceOf = relatedSources(report);
  const counts = countFindings(report, context.quiet);
  const output = {
    schema,
    version: context.version,
    files: report.files.map((file) => fileOf(file, context, sourceOf)),
    errors: report.inputErrors.map(({ path, message }) => ({ path, message })),
    failures: report.failures.map(({ rule, path, message }) => ({ rule, path, message })),
    summary: {
      files: report.files.length,
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      fixable: counts.fixable,
      fixableUnsafe: counts.fixableUnsafe,
      suppressed: counts.suppressed,
    },
  };
  return `${safeJson(output)}\n`;
};

export default json;

function fileOf(file: FileReport, context: ReporterContext, sourceOf: SourceOf): object {
  const { path, kind, source } = file;
  const findings = shownFindings(file, context.quiet).map((finding) => findingOf(finding, source, context, sourceOf));
  const fixed = file.fixed?.applied.map(({ rule, title }) => ({ rule, title }));
  if (!context.unknown) return { path, kind, findings, fixed };
  const unknown = file.unknown.map(({ rule, reason, span }) => ({ rule, reason, ...rangeOf(source, span) }));
  return { path, kind, findings, unknown, fixed };
}

function findingOf(finding: Finding, source: Source, context: ReporterContext, sourceOf: SourceOf): object {
  const { rule, messageId, severity, message, span, related, fixes } = finding;
  return {
    rule,
    aliases: context.rules.get(rule)?.aliases ?? {},
    severity,
    message,
    messageId,
    ...rangeOf(source, span),
    related: related.map((place) => relatedOf(place, source, sourceOf)),
    fixes: fixes.map((fix) => fixOf(fix, source)),
  };
}

/** Without range where the place lies in a file that is not part of the report. */
function relatedOf(related: Related, own: Source, sourceOf: SourceOf): object {
  const source = sourceOf(related, own);
  const head = { path: related.path ?? own.path, message: related.message };
  return source ? { ...head, ...rangeOf(source, related.span) } : head;
}

function fixOf({ title, safe, verified, edits }: Fix, source: Source): object {
  const list = edits.map(({ span, text }) => ({ ...rangeOf(source, span), text }));
  return { title, safe, verified: verified === true, edits: list };
}

function rangeOf(source: Source, span: Span): { readonly start: object; readonly end: object } {
  return { start: placeOf(source, span.start), end: placeOf(source, span.end) };
}

function placeOf(source: Source, offset: number): object {
  const { line, column } = positionAt(source, offset);
  return { line, column, offset };
}
