import { entriesFor, openBaseline } from "../engine/gates/baseline.ts";
import type { Gate } from "../engine/gates/gate.ts";
import type { LintReport } from "../engine/types.ts";
import type { Finding } from "../finding.ts";
import type { Kind } from "../kinds/kind.ts";
import { changedSpans } from "../text/diff.ts";
import { firstFrom } from "../text/search.ts";
import type { Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";

export interface ChangedLinesOptions {
  readonly kinds: readonly Kind[];
  /** Text before the change, by path; undefined for a new file. A path that is missing did not change. */
  readonly before: ReadonlyMap<string, string | undefined>;
  /** What the same files came to before the change. */
  readonly former: LintReport;
  /** The text now of another file than the one asked about. */
  textOf(path: string): string | undefined;
}

/**
 * Keeps what a change is to blame for: findings that touch a line that it added or changed, themselves or with a place
 * that explains them, and those elsewhere that were not there before, as when a deleted USER is missed at the FROM.
 */
export function changedLinesGate({ kinds, before, former, textOf }: ChangedLinesOptions): Gate {
  const entries = entriesFor(
    former.files.map((file) => ({ file, findings: file.findings })),
    kinds,
  );
  const known = openBaseline(entries, { kinds, origin: "", exists: () => true });
  const spans = new WeakMap<Source, readonly Span[]>();
  const changed = (source: Source): readonly Span[] => {
    if (!before.has(source.path)) return [];
    const found = spans.get(source) ?? changedSpans(before.get(source.path) ?? "", source.text);
    spans.set(source, found);
    return found;
  };
  const others = new Map<string, Source>();
  const sourceOf = (path: string): Source => {
    const source = others.get(path) ?? { path, text: textOf(path) ?? "" };
    others.set(path, source);
    return source;
  };
  const touches = ({ span, related }: Finding, own: Source) =>
    overlaps(span, own, changed(own)) ||
    related.some((place) => {
      const source = place.path === undefined || place.path === own.path ? own : sourceOf(place.path);
      return overlaps(place.span, source, changed(source));
    });
  return (file, findings) => {
    const untouched = findings.filter((finding) => !touches(finding, file.source));
    const old = new Set(known.gate(file, untouched).suppressed.map(({ finding }) => finding));
    return { kept: findings.filter((finding) => !old.has(finding)), suppressed: [] };
  };
}

/**
 * An empty span stands for the character behind it, at the end of a file for the last one.
 * @param changed in order, none of which touches another
 */
function overlaps({ start, end }: Span, { text }: Source, changed: readonly Span[]): boolean {
  const from = Math.max(0, Math.min(start, text.length - 1));
  const to = Math.max(end, from + 1);
  const next = changed[firstFrom(changed, from + 1, ({ end: behind }) => behind)];
  return next !== undefined && next.start < to;
}
