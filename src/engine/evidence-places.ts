import type { Document } from "../kinds/kind.ts";
import { lineStarts, type Source } from "../text/source.ts";
import { contains, type Span, type Spanned } from "../text/span.ts";
import type { Observer } from "./options.ts";
import { toOuterSpan, type Unit } from "./unit.ts";

/** A node that a rule was shown. */
export interface Look extends Spanned {
  readonly type: string;
  /** "around" when the node is larger than what stands at the place: a stage, a service. */
  readonly scope: "here" | "around" | "file";
}

/**
 * A line without its line break, or the one character of it in a column. Both count from 1.
 * @returns undefined where the file has no such line
 */
export function placeIn(source: Source, line: number, column: number | undefined): Span | undefined {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return undefined;
  const text = source.text.slice(start, starts[line]).replace(/(?<![\r\n])[\r\n]+$/, "");
  const end = start + text.length;
  if (column === undefined) return { start, end };
  const at = Math.min(start + column - 1, end);
  return { start: at, end: Math.min(at + 1, end) };
}

/** Whether two spans share a character; an empty one touches what it stands beside. */
export function touches(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

export function outerSpan(span: Span, { embedded }: Unit): Span {
  return embedded ? toOuterSpan(span, embedded) : span;
}

/** The document that stands at a place: the file's own, or one embedded in it. */
export function unitAt(units: readonly Unit[], place: Span): Unit {
  const [own, ...embedded] = units as [Unit, ...Unit[]];
  return embedded.find((unit) => touches(outerSpan(wholeOf(unit.document), unit), place)) ?? own;
}

function wholeOf({ source }: Document): Span {
  return { start: 0, end: source.text.length };
}

/** Remembers which nodes at a place were shown to which rule. */
export function lookRecorder(
  units: readonly Unit[],
  place: Span,
): { readonly onVisit: Observer["onVisit"]; of(rule: string): readonly Look[] } {
  const byRule = new Map<string, Map<string, Look>>();
  return {
    onVisit(rule, type, node, document) {
      const unit = units.find((one) => one.document === document);
      if (!unit) return;
      const inner =
        type === "Document" ? wholeOf(document) : ((node as { readonly span?: Span }).span ?? wholeOf(document));
      const span = outerSpan(inner, unit);
      if (!touches(span, place)) return;
      const looks = byRule.get(rule.id) ?? new Map<string, Look>();
      byRule.set(rule.id, looks);
      looks.set(`${type} ${span.start} ${span.end}`, { type, span, scope: type === "Document" ? "file" : "here" });
    },
    of: (rule) => [...(byRule.get(rule)?.values() ?? [])],
  };
}

/** A look with its scope, once it is known what stands at the place. */
export function inScope(look: Look, focus: Span): Look {
  return look.scope === "file" || contains(focus, look.span) ? look : { ...look, scope: "around" };
}
