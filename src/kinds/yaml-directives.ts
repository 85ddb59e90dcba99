import type { Suppression } from "../syntax/directives.ts";
import { firstFrom } from "../text/search.ts";
import type { Span } from "../text/span.ts";
import { commentDirectives } from "./comment-directives.ts";
import type { Directive } from "./kind.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Suppressions in the comments of a YAML file. */
export function yamlDirectives(document: YamlDocument): readonly Directive[] {
  const { source, comments } = document;
  return commentDirectives(source.text, comments, (suppression) => scopeOf(document, suppression));
}

/** "next" and "stage" are the entry or item below; behind something in its line, a comment covers that line. */
function scopeOf({ source, blocks }: YamlDocument, { span, scope, topOnly }: Suppression): Span | undefined {
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
