import { type Finding, nameOf } from "../finding.ts";
import type { Document, Embedded, Identity, Kind } from "../kinds/kind.ts";
import { lineIdentity } from "../kinds/line-identity.ts";
import { abridged, digest } from "../text/digest.ts";
import type { Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import type { FileReport } from "./types.ts";

/** A file of a report, as far as identities need it. */
export type IdentifiedFile = Pick<FileReport, "kind" | "source">;

/**
 * What a span of a file is recognised by, whatever its path, its line and its layout. In a document that is embedded in
 * another: what the inner one says, within what the outer one says.
 */
export function identityAt(file: IdentifiedFile, span: Span, kinds: readonly Kind[]): Identity {
  const parsed = parse(file, kinds);
  if (!parsed) return lineIdentity(file.source.text, span);
  const { kind, document, embedded } = parsed;
  const outer = kind.identity?.(document, span) ?? lineIdentity(file.source.text, span);
  for (const one of embedded) {
    const inside = innerSpan(one, span);
    const inner = inside && kinds.find(({ name }) => name === one.kind)?.identity?.(one.document, inside);
    if (inner) return { ...inner, within: [outer.within, inner.within].filter(Boolean).join("/") };
  }
  return outer;
}

/**
 * A name for each finding of a file: the same as long as rule and identity are, with a number where several share them.
 */
export function fingerprints(
  file: IdentifiedFile,
  findings: readonly Finding[],
  kinds: readonly Kind[],
): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const { within, at, words } = identityAt(file, finding.span, kinds);
    const name = digest(JSON.stringify([nameOf(finding), within, abridged(at), words]));
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}:${count}`;
  });
}

interface Parsed {
  readonly kind: Kind;
  readonly document: Document;
  readonly embedded: readonly Embedded[];
}

const parsed = new WeakMap<Source, Parsed>();

/** A report keeps no documents; parsing again costs little, and only what has findings is asked for. */
function parse({ kind: name, source }: IdentifiedFile, kinds: readonly Kind[]): Parsed | undefined {
  const old = parsed.get(source);
  if (old) return old;
  const kind = kinds.find((candidate) => candidate.name === name);
  if (!kind) return undefined;
  const document = kind.parse(source);
  const result = { kind, document, embedded: kind.embedded?.(document) ?? [] };
  parsed.set(source, result);
  return result;
}

/** The span of an embedded document that stands at a span of the outer one; undefined when none does. */
function innerSpan({ document, toOuter }: Embedded, { start, end }: Span): Span | undefined {
  const { length } = document.source.text;
  if (length === 0 || start < toOuter(0) || end > toOuter(length - 1) + 1) return undefined;
  const inner = (outer: number) => {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (toOuter(middle) < outer) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { start: inner(start), end: inner(end) };
}
