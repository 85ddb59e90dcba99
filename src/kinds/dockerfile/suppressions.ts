import { parseSuppression, type Suppression } from "../../syntax/directives.ts";
import type { Span, Spanned } from "../../text/span.ts";
import type { Directive } from "../kind.ts";
import type { Comment, DockerfileDocument } from "./nodes.ts";

/**
 * The directives of a Dockerfile in source order, with what each covers:
 *
 * - "next": the instruction below, or the one that the comment stands inside; "line" means the same here, since a
 *   Dockerfile has no comment beside an instruction
 * - "stage": the stage that the comment stands in, or the one that opens below when the next instruction is a FROM;
 *   the first stage for a comment above the first FROM
 * - "file": the whole file
 *
 * Notations that count only at the top are dropped elsewhere, as their owners do; BuildKit's is there for the next
 * instruction.
 */
export function directivesOf(document: DockerfileDocument): readonly Directive[] {
  const directives: Directive[] = [];
  const { text } = document.source;
  for (const { span } of document.directives) {
    for (const found of parseSuppression(text.slice(span.start, span.end), span)) {
      directives.push({ ...found, scope: scopeOf(document, found, false) });
    }
  }
  for (const comment of document.comments) addFromComment(document, comment, directives);
  return directives;
}

function addFromComment(document: DockerfileDocument, comment: Comment, directives: Directive[]): void {
  const { span } = comment;
  const top = span.start < (document.instructions[0]?.span.start ?? Number.POSITIVE_INFINITY);
  for (const found of parseSuppression(document.source.text.slice(span.start, span.end), span)) {
    // Parser directives are no comments.
    if (found.dialect === "buildkit") {
      if (!comment.inside) directives.push({ ...found, scope: nextScope(document, span, false) });
    } else if (top || !found.topOnly) {
      directives.push({ ...found, scope: scopeOf(document, found, comment.inside) });
    }
  }
}

function scopeOf(document: DockerfileDocument, found: Suppression, inside: boolean): Span {
  if (found.scope === "file") return { start: 0, end: document.source.text.length };
  return found.scope === "stage" ? stageScope(document, found.span) : nextScope(document, found.span, inside);
}

function nextScope({ instructions }: DockerfileDocument, comment: Span, inside: boolean): Span {
  const after = firstAfter(instructions, comment.start);
  const covered = instructions[inside ? after - 1 : after];
  if (!covered) return comment;
  return { start: Math.min(comment.start, covered.span.start), end: covered.span.end };
}

function stageScope(document: DockerfileDocument, comment: Span): Span {
  const { instructions, stages } = document;
  const after = firstAfter(instructions, comment.start);
  const next = instructions[after];
  const index = next?.type === "From" ? next.stage : Math.max(0, instructions[after - 1]?.stage ?? 0);
  const stage = stages[index];
  if (!stage) return comment;
  const last = stage.instructions.at(-1) ?? stage.from;
  return { start: Math.min(comment.start, stage.from.span.start), end: Math.max(comment.end, last.span.end) };
}

/** Index of the first node that starts behind an offset; nodes are in source order. */
function firstAfter(nodes: readonly Spanned[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as Spanned).span.start > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
