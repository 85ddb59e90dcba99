import type { OutlineEntry } from "../kinds/editor.ts";
import type { Analysis } from "./analysis.ts";
import { type PlacedView, viewsIn } from "./views.ts";

/** The outline of a file, those of embedded documents in the entries that they stand in. */
export function outlineOf(analysis: Analysis): readonly OutlineEntry[] {
  const [own, ...embedded] = viewsIn(analysis);
  if (!own) return [];
  return embedded.reduce((outline, view) => nested(outline, entriesOf(view)), entriesOf(own));
}

function entriesOf(view: PlacedView): readonly OutlineEntry[] {
  const placed = (entry: OutlineEntry): OutlineEntry => ({
    ...entry,
    span: view.outer(entry.span),
    selection: view.outer(entry.selection),
    children: entry.children.map(placed),
  });
  return (view.kind.editor?.outline?.(view.document) ?? []).map(placed);
}

/** Entries that an anchor shares with others are shown where they are written. */
function nested(outline: readonly OutlineEntry[], inner: readonly OutlineEntry[]): readonly OutlineEntry[] {
  const start = inner[0]?.span.start;
  if (start === undefined) return outline;
  return outline.map((entry) => {
    const holds = entry.span.start <= start && start < entry.span.end;
    return holds ? { ...entry, children: [...entry.children, ...inner] } : entry;
  });
}
