import type { FileReport } from "../engine/types.ts";
import { findingShape, summaryShape, suppressedShape, unknownShape } from "./json-shape.ts";
import { safeJson } from "./safe-text.ts";
import { relatedSources, shownFindings, shownSuppressed } from "./shown.ts";
import type { Reporter, ReporterContext } from "./types.ts";

/** The shape that `schema/report.schema.json` describes; a change that could break a reader changes the name. */
const schema = "plimsoll-report-v1";

const json: Reporter = (report, context) => {
  const sourceOf = relatedSources(report);
  const head = { schema, version: context.version };
  const tail = {
    errors: report.inputErrors.map(({ path, message }) => ({ path, message })),
    failures: report.failures.map(({ rule, path, message }) => ({ rule, path, message })),
    summary: summaryShape(report, context),
  };
  const pieces = [`${safeJson(head).slice(0, -1)},"files":[`];
  // A file at a time, and put together once: the objects of a whole run, or a second copy of it, weigh more than the run.
  for (const file of report.files) pieces.push(pieces.length > 1 ? "," : "", safeJson(fileOf(file, context, sourceOf)));
  pieces.push(`],${safeJson(tail).slice(1)}\n`);
  return pieces.join("");
};

export default json;

function fileOf(file: FileReport, context: ReporterContext, sourceOf: ReturnType<typeof relatedSources>): object {
  const { path, kind } = file;
  const findings = shownFindings(file, context.quiet).map((one) => findingShape(one, file, context, sourceOf));
  const unknown = context.unknown ? file.unknown.map((verdict) => unknownShape(verdict, file)) : undefined;
  const suppressed = context.showSuppressed
    ? shownSuppressed(file, context.quiet).map((one) => suppressedShape(one, file, context, sourceOf))
    : undefined;
  const applied = file.fixed?.applied ?? [];
  const fixed = applied.length > 0 ? applied.map(({ rule, title }) => ({ rule, title })) : undefined;
  return { path, kind, findings, suppressed, unknown, fixed, dropped: file.dropped };
}
