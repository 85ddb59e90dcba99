import { parseSuppression, type Suppression } from "../../syntax/directives.ts";
import type { Span, Spanned } from "../../text/span.ts";
import type { Directive } from "../kind.ts";
import type { Comment, DockerfileDocument } from "./nodes.ts";

/**
 * The directives of a Dockerfile in source order, with what each covers:
 *
 * - "next": the instruction below, or the one that the comment stands inside; "line" means the same here
 * - "stage": the stage that the comment stands in, or the one that opens below when the next instruction is a FROM;
 *   the first stage for a comment above the first FROM
 * - "block": the stage that opens below, or else the instruction below
 * - "file": the whole file
 *
 * Other tools know no comments inside an instruction, and may ask that theirs stand right above what they cover, for a
 * stage its FROM: elsewhere they cover nothing. Notations that count only at the top are dropped elsewhere, as their
 * owners do; BuildKit's is there for the next instruction.
 */
export function directivesOf(document: DockerfileDocument): readonly Directive[] {
  const directives: Directive[] = [];
  const { text } = document.source;
  for (const { span } of document.directives) {
    for (const found of parseSuppression(text.slice(span.start, span.end), span)) {
      directives.push({ ...found, scope: scopeOf(document, found, false) });
    }
  }
  const attached = attachedComments(document);
  for (const comment of document.comments) addFromComment(document, comment, attached.has(comment), directives);
  const beside = besideInstructions(document);
  return beside.length === 0 ? directives : [...directives, ...beside].sort((a, b) => a.span.start - b.span.start);
}

function addFromComment(
  document: DockerfileDocument,
  comment: Comment,
  isAttached: boolean,
  directives: Directive[],
): void {
  const { span, inside } = comment;
  const { text } = document.source;
  const top = span.start < (document.instructions[0]?.span.start ?? Number.POSITIVE_INFINITY);
  for (const found of parseSuppression(text.slice(span.start, span.end), span)) {
    if (inside && found.dialect !== "plimsoll" && found.dialect !== "checkov") continue;
    // Parser directives are no comments.
    if (found.dialect === "buildkit") {
      const rules = withoutBlanks(found.rules, text);
      const local = { ...found, rules, scope: "next" as const, topOnly: false };
      directives.push({ ...local, scope: isAttached ? scopeOf(document, local, false) : span });
    } else if (top || !found.topOnly) {
      const isFar = found.reach === "comments" && !isAttached;
      directives.push({ ...found, scope: isFar ? span : scopeOf(document, found, inside) });
    }
  }
}

/** The comments between which and the instruction below stand no other lines than comments. */
function attachedComments({ comments, instructions, source }: DockerfileDocument): ReadonlySet<Comment> {
  const attached = new Set<Comment>();
  for (let i = comments.length - 1; i >= 0; i--) {
    const comment = comments[i] as Comment;
    const below = comments[i + 1];
    const next = instructions[firstAfter(instructions, comment.span.start)];
    const isAbove = below !== undefined && (!next || below.span.start < next.span.start);
    if (isAbove && !attached.has(below)) continue;
    const node = isAbove ? below : next;
    if (node && isLineBreak(source.text.slice(comment.span.end, node.span.start))) attached.add(comment);
  }
  return attached;
}

function isLineBreak(between: string): boolean {
  return /^\r?\n[ \t]*$/.test(between);
}

/** Above an instruction BuildKit reads up to the first blank only. */
function withoutBlanks(rules: Suppression["rules"], text: string): Suppression["rules"] {
  const start = rules[0]?.span.start ?? 0;
  return rules.filter(({ span }) => !/\s/.test(text.slice(start, span.end)));
}

/** Semgrep looks for its word anywhere in the first line of an instruction, behind a `#` of the shell's. */
function besideInstructions(document: DockerfileDocument): readonly Directive[] {
  const { text } = document.source;
  if (!/nosem/i.test(text)) return [];
  return document.instructions.flatMap(({ span: { start, end } }) => {
    const line = text.indexOf("\n", start);
    const lineEnd = line < 0 ? end : Math.min(line, end);
    const hash = text.slice(start, lineEnd).search(/\s#\s*nosem/i);
    if (hash < 0) return [];
    const span = { start: start + hash + 1, end: lineEnd };
    return parseSuppression(text.slice(span.start, span.end), span).map((found) => ({
      ...found,
      scope: { start, end },
    }));
  });
}

function scopeOf(document: DockerfileDocument, found: Suppression, inside: boolean): Span {
  const { scope, span } = found;
  if (scope === "file") return { start: 0, end: document.source.text.length };
  const next = document.instructions[firstAfter(document.instructions, span.start)];
  const isFrom = next?.type === "From";
  if (found.reach === "none") {
    const isRightAbove = next !== undefined && isLineBreak(document.source.text.slice(span.end, next.span.start));
    if (!isRightAbove || (scope === "stage" && !isFrom)) return span;
  }
  const isStage = scope === "stage" || (scope === "block" && isFrom);
  return isStage ? stageScope(document, span) : nextScope(document, span, inside);
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
