import type { Finding, Fix, UnknownVerdict } from "../finding.ts";
import type { Document, Embedded, Kind } from "../kinds/kind.ts";
import type { Edit } from "../text/edit.ts";
import { spanThrough } from "../text/offset-map.ts";
import type { Span } from "../text/span.ts";

/** A document as it is checked: a file's own, or one embedded in it. */
export interface Unit {
  readonly document: Document;
  readonly kind: Kind;
  /** For an embedded document: the way to the outer file. */
  readonly embedded: Embedded | undefined;
}

/** A file's own document and those embedded in it. */
export function unitsOf(document: Document, kind: Kind, kinds: readonly Kind[]): readonly Unit[] {
  const units: Unit[] = [{ document, kind, embedded: undefined }];
  for (const embedded of kind.embedded?.(document) ?? []) {
    const inner = kinds.find(({ name }) => name === embedded.kind);
    if (inner) units.push({ document: embedded.document, kind: inner, embedded });
  }
  return units;
}

/** A finding with its place in the file, fixes that cannot be written there left out. */
export function toOuterFinding(finding: Finding, { embedded }: Unit): Finding {
  if (!embedded) return finding;
  return {
    ...finding,
    span: toOuterSpan(finding.span, embedded),
    related: finding.related.map((related) =>
      related.path === undefined ? { ...related, span: toOuterSpan(related.span, embedded) } : related,
    ),
    fixes: finding.fixes.flatMap((fix) => toOuterFix(fix, embedded) ?? []),
  };
}

export function toOuterUnknown(verdict: UnknownVerdict, { embedded }: Unit): UnknownVerdict {
  return embedded ? { ...verdict, span: toOuterSpan(verdict.span, embedded) } : verdict;
}

function toOuterFix(fix: Fix, embedded: Embedded): Fix | undefined {
  const edits: Edit[] = [];
  for (const edit of fix.edits) {
    const outer = embedded.editOuter(edit);
    if (!outer) return undefined;
    edits.push(outer);
  }
  return { ...fix, edits };
}

export function toOuterSpan({ start, end }: Span, embedded: Embedded): Span {
  return spanThrough(embedded.toOuter, embedded.document.source.text.length, { start, end });
}
