import type { ComposeDocument } from "../kinds/compose/nodes.ts";
import type { DockerfileDocument } from "../kinds/dockerfile/nodes.ts";
import type { Source } from "../text/source.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { dockerfilesIn } from "./dockerfiles.ts";
import { lineAt } from "./positions.ts";

/** Lines that can be folded into the first of them; from 0. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly comment: boolean;
}

/** Stages, instructions and heredocs of several lines, runs of comments, services. */
export function foldsOf(analysis: Analysis): readonly Fold[] {
  const { source, result, kind } = analysis;
  const [own] = [...result.verdicts.keys()];
  const spans: Span[] = [];
  const comments: Spanned[] = [];
  if (kind.name === "compose" && own) {
    const document = own.document as ComposeDocument;
    spans.push(...document.services.map(({ span }) => span));
    comments.push(...document.comments);
  }
  for (const { document, outer } of dockerfilesIn(analysis)) {
    spans.push(...foldableSpans(document).map(outer));
    if (kind.name === "dockerfile") comments.push(...document.comments);
  }
  const folds = spans.map((span) => foldOf(span, source, false));
  return distinct([...folds, ...commentFolds(comments, source)]);
}

function foldableSpans({ stages, instructions }: DockerfileDocument): readonly Span[] {
  const heredocs = instructions.flatMap((instruction) =>
    instruction.heredocs.map(({ wordSpan, span }) => ({ start: wordSpan.start, end: span.end })),
  );
  return [...stages.map(({ span }) => span), ...instructions.map(({ span }) => span), ...heredocs];
}

/** The last line is the one that holds the last character. */
function foldOf({ start, end }: Span, source: Source, comment: boolean): Fold {
  let last = end;
  while (last > start && /\s/.test(source.text.charAt(last - 1))) last--;
  return { startLine: lineAt(source, start), endLine: lineAt(source, Math.max(start, last - 1)), comment };
}

/** Comments on consecutive lines fold together. */
function commentFolds(comments: readonly Spanned[], source: Source): readonly Fold[] {
  const folds: Fold[] = [];
  for (const { span } of comments) {
    const line = lineAt(source, span.start);
    const last = folds.at(-1);
    if (last && last.endLine + 1 === line) folds[folds.length - 1] = { ...last, endLine: line };
    else folds.push({ startLine: line, endLine: line, comment: true });
  }
  return folds;
}

/** Of several that start in one line the longest counts: editors take one a line. */
function distinct(folds: readonly Fold[]): readonly Fold[] {
  const longest = new Map<number, Fold>();
  for (const fold of folds) {
    const old = longest.get(fold.startLine);
    if (fold.endLine > fold.startLine && (!old || old.endLine < fold.endLine)) longest.set(fold.startLine, fold);
  }
  return [...longest.values()].sort((a, b) => a.startLine - b.startLine);
}
