import { blockScope, commentDirectives } from "../comment-directives.ts";
import type { Directive } from "../kind.ts";
import { blockSpans } from "./blocks.ts";
import type { BakeDocument } from "./nodes.ts";

/** Suppressions in comments, whichever of HCL's signs these have. */
export function bakeDirectives(document: BakeDocument): readonly Directive[] {
  const { source, comments } = document;
  const blocks = { source, blocks: blockSpans(document) };
  return commentDirectives(withHashes(document), comments, (suppression) => blockScope(blocks, suppression));
}

/** The text with the one comment sign that directives are known by, each character where it was. */
function withHashes({ source: { text }, comments }: BakeDocument): string {
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
