import { toOuterSpan } from "../engine/unit.ts";
import type { View } from "../kinds/editor.ts";
import type { Embedded, Kind } from "../kinds/kind.ts";
import type { Edit } from "../text/edit.ts";
import { positionAt } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";

/** A document where an editor shows it: a file of its own, or embedded in another. */
export interface PlacedView extends View {
  readonly kind: Kind;
  readonly embedded: boolean;
  /** The place in the file of a span of the document. */
  outer(span: Span): Span;
  /** The edit of the file that makes an edit of the document; undefined where it cannot be written. */
  edit(edit: Edit): Edit | undefined;
  /** The offset in the document of one in the file; undefined outside of it. */
  inner(offset: number): number | undefined;
}

/** The documents that stand in a file: its own first, then those embedded in it, in order. */
export function viewsIn({ source, result }: Analysis): readonly PlacedView[] {
  const views: PlacedView[] = [];
  for (const [{ document, kind, embedded }, verdict] of result.verdicts) {
    const outer = embedded ? (span: Span) => toOuterSpan(span, embedded) : (span: Span) => span;
    views.push({
      document,
      kind,
      embedded: embedded !== undefined,
      models: verdict.models() as View["models"],
      outer,
      lineOf: (offset) => positionAt(source, outer({ start: offset, end: offset }).start).line,
      edit: (edit) => (embedded ? embedded.editOuter(edit) : edit),
      inner: (offset) => (embedded ? innerOffset(embedded, offset) : offset),
    });
  }
  return views;
}

/** Searches the only way there is, from inner to outer: both grow together. */
function innerOffset({ toOuter, document }: Embedded, wanted: number): number | undefined {
  const { length } = document.source.text;
  if (length === 0 || wanted < toOuter(0) || wanted > toOuter(length - 1) + 1) return undefined;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (toOuter(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The documents at an offset of a file, the innermost first, each with the offset in it. */
export function viewsAt(
  analysis: Analysis,
  offset: number,
): readonly { readonly view: PlacedView; readonly at: number }[] {
  const found = viewsIn(analysis).flatMap((view) => {
    const at = view.inner(offset);
    return at === undefined ? [] : [{ view, at }];
  });
  return found.sort((a, b) => Number(b.view.embedded) - Number(a.view.embedded));
}

/** Whether a span holds an offset, its end included: a cursor behind the last letter of a word is on the word. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
