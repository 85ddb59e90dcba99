import { parseSuppression, type Suppression } from "../syntax/directives.ts";
import { firstFrom } from "../text/search.ts";
import type { Source } from "../text/source.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { Directive } from "./kind.ts";

/**
 * Suppressions in the comments of a document that is no Dockerfile. BuildKit's `check=` counts in Dockerfiles alone.
 *
 * @param comments whose span starts at the comment sign
 * @param scopeOf the span that a suppression covers, undefined where it has no effect
 */
export function commentDirectives(
  text: string,
  comments: readonly Spanned[],
  scopeOf: (suppression: Suppression) => Span | undefined,
): readonly Directive[] {
  const directives: Directive[] = [];
  for (const { span } of comments) {
    for (const suppression of parseSuppression(text.slice(span.start, span.end), span)) {
      const scope = suppression.dialect === "buildkit" ? undefined : scopeOf(suppression);
      if (scope) directives.push({ ...suppression, scope });
    }
  }
  return directives;
}

/** A document of entries and items that nest. */
export interface Blocks {
  readonly source: Source;
  /** By start. */
  readonly blocks: readonly Span[];
}

/** "next" and "stage" are the entry or item below; behind something in its line, a comment covers that line. */
export function blockScope({ source, blocks }: Blocks, { span, scope, topOnly }: Suppression): Span | undefined {
  const { text } = source;
  const next = firstFrom(blocks, span.end, ({ start }) => start);
  if (topOnly && next > 0) return undefined;
  if (scope === "file") return { start: 0, end: text.length };
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const beside = text.slice(lineStart, span.start).trim() !== "";
  if (scope === "line" || beside) return { start: lineStart, end: linesEnd(text, span.end, beside ? 1 : 2) };
  const block = blocks[next];
  return block ? { start: span.start, end: block.end } : span;
}

function linesEnd(text: string, from: number, lines: number): number {
  let end = from;
  for (let i = 0; i < lines; i++) {
    const newline = text.indexOf("\n", i === 0 ? end : end + 1);
    if (newline < 0) return text.length;
    end = newline;
  }
  return end;
}

/** The text with the one comment sign that directives are known by, each character where it was. */
export function withHashes(text: string, comments: readonly Spanned[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { span } of comments) {
    if (text[span.start] === "#") continue;
    const isBlock = text[span.start + 1] === "*";
    const end = isBlock ? span.end - 2 : span.end;
    pieces.push(text.slice(at, span.start), "##", text.slice(span.start + 2, Math.max(end, span.start + 2)));
    at = Math.max(end, span.start + 2);
    if (isBlock && at < span.end) {
      pieces.push("  ");
      at = span.end;
    }
  }
  return pieces.join("") + text.slice(at);
}
