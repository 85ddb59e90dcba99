import { type Finding, type Fix, nameOf, type Severity } from "../finding.ts";
import { codePage, type Rule } from "../rule.ts";
import { applyEdits } from "../text/edit.ts";
import { positionAt, type Source } from "../text/source.ts";
import { cover, type Span } from "../text/span.ts";
import { byteColumns } from "./byte-columns.ts";
import { type Entry, entriesOf, worstFirst } from "./entries.ts";
import { onOneLine, safeJson, wellFormed } from "./safe-text.ts";
import type { Reporter, ReporterContext } from "./types.ts";

const severities: Readonly<Record<Severity, string>> = { error: "ERROR", warning: "WARNING", info: "INFO" };

type PositionOf = ReturnType<typeof byteColumns>;

/** Reviewdog's diagnostic format, with each fix as a suggestion. Columns count bytes of UTF-8, ends are exclusive. */
const rdjson: Reporter = (report, context) => {
  const placed = new Map(report.files.map(({ path, source }) => [path, byteColumns(source)]));
  const diagnostics = worstFirst(entriesOf(report, context)).map((entry) =>
    diagnostic(entry, placed.get(entry.path), context),
  );
  return `${safeJson({ source: { name: "plimsoll" }, diagnostics })}\n`;
};

export default rdjson;

function diagnostic(entry: Entry, positionOf: PositionOf | undefined, { rules }: ReporterContext): object {
  const { rule, severity, message, path, place, finding } = entry;
  const range = (span: Span) => positionOf && { start: positionOf(span.start), end: positionOf(span.end) };
  const suggestions = finding?.fixes.map((fix) => {
    const { span, text } = suggestion(fix, finding.span, (place as NonNullable<typeof place>).source);
    return { range: range(span), text: wellFormed(text) };
  });
  return {
    message: onOneLine(message),
    location: { path: wellFormed(path), range: place && range(place.span) },
    severity: severities[severity],
    code: { value: onOneLine(finding ? nameOf(finding) : rule), url: addressOf(rules.get(rule), finding) },
    suggestions: suggestions && suggestions.length > 0 ? suggestions : undefined,
  };
}

function addressOf(rule: Rule | undefined, finding: Finding | undefined): string | undefined {
  return (finding?.code === undefined ? undefined : rule && codePage(rule, finding.code)) ?? rule?.reference;
}

/**
 * A fix as one edit, since each suggestion is taken alone and half a fix is none. Reviewdog shows a suggestion whose
 * lines are those of the finding, so it is widened to them where it lies inside.
 */
function suggestion({ edits }: Fix, finding: Span, source: Source): { readonly span: Span; readonly text: string } {
  const first = edits[0];
  if (!first) return { span: finding, text: source.text.slice(finding.start, finding.end) };
  const hull = edits.reduce((all, { span }) => cover(all, span), first.span);
  const whole = cover(hull, finding);
  const span = !sameLines(hull, finding, source) && sameLines(whole, finding, source) ? whole : hull;
  const inside = edits.map((edit) => ({
    ...edit,
    span: { start: edit.span.start - span.start, end: edit.span.end - span.start },
  }));
  return { span, text: applyEdits(source.text.slice(span.start, span.end), inside) };
}

function sameLines(a: Span, b: Span, source: Source): boolean {
  const lines = ({ start, end }: Span) => `${positionAt(source, start).line}-${positionAt(source, end).line}`;
  return lines(a) === lines(b);
}
