import type { FileReport } from "../engine/types.ts";
import type { RulesById } from "../rule.ts";
import { lineStarts, positionAt, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { type Region, region } from "./sarif-location.ts";

/** Longest excerpt of a file in the log, in UTF-16 code units. */
const snippetLimit = 512;

/** Weaknesses by which credentials stand in the text itself: hard-coded keys and passwords, unprotected ones. */
const credentials: ReadonlySet<number> = new Set([321, 522, 798]);

interface Excerpt {
  readonly region: Region & { readonly snippet?: object };
  readonly contextRegion?: object;
}

/**
 * Makes regions of spans, with the words themselves and the lines around them for viewers that do not have the file.
 * Lines on which a rule found a credential are never quoted: the log travels further than the file.
 */
export function excerpts(rules: RulesById): (file: FileReport, span: Span) => Excerpt {
  const linesOf = new WeakMap<FileReport, ReadonlySet<number>>();
  return (file, span) => {
    const secret = linesOf.get(file) ?? secretLines(file, rules);
    linesOf.set(file, secret);
    return excerpt(file.source, span, secret);
  };
}

function secretLines(file: FileReport, rules: RulesById): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { rule, span } of [...file.findings, ...file.suppressed.map(({ finding }) => finding)]) {
    if (!rules.get(rule)?.cwe?.some((number) => credentials.has(number))) continue;
    const last = positionAt(file.source, span.end).line;
    for (let { line } = positionAt(file.source, span.start); line <= last; line++) lines.add(line);
  }
  return lines;
}

function excerpt(source: Source, span: Span, secret: ReadonlySet<number>): Excerpt {
  const place = region(source, span);
  const { startLine, endLine } = place;
  const starts = lineStarts(source);
  const first = Math.max(1, startLine - 1);
  const last = Math.min(starts.length, endLine + 1);
  const quotes = (from: number, to: number) => !anyBetween(secret, from, to);
  const words = source.text.slice(span.start, span.end).replace(/^\ufeff/, "");
  const snippet = isShort(words) && quotes(startLine, endLine) ? { snippet: quoted(words) } : {};
  const lines = source.text
    .slice(starts[first - 1], starts[last] ?? source.text.length)
    .replace(/^\ufeff|(?:\r\n|\n|\r)$/g, "");
  // The context has to be more than the region.
  if (!isShort(lines) || lines.length <= words.length || !quotes(first, last))
    return { region: { ...place, ...snippet } };
  return {
    region: { ...place, ...snippet },
    contextRegion: { startLine: first, endLine: last, snippet: quoted(lines) },
  };
}

function anyBetween(lines: ReadonlySet<number>, first: number, last: number): boolean {
  if (lines.size === 0) return false;
  for (let line = first; line <= last; line++) if (lines.has(line)) return true;
  return false;
}

function isShort(text: string): boolean {
  return text !== "" && text.length <= snippetLimit;
}

function quoted(text: string): object {
  return { text };
}
