import type { Source } from "../text/source.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { lineAt } from "./positions.ts";
import { viewsIn } from "./views.ts";

/** Lines that can be folded into the first of them; from 0. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly comment: boolean;
}

/** What each document in the file offers, and runs of comments: those of an embedded one are text of the file. */
export function foldsOf(analysis: Analysis): readonly Fold[] {
  const { source } = analysis;
  const spans: Span[] = [];
  const comments: Spanned[] = [];
  for (const { kind, document, outer, embedded } of viewsIn(analysis)) {
    const folds = kind.editor?.folds?.(document);
    if (!folds) continue;
    // One by one: a large file has more than a call may have arguments.
    for (const span of folds.spans) spans.push(outer(span));
    if (!embedded) for (const comment of folds.comments) comments.push(comment);
  }
  const folds = spans.map((span) => foldOf(span, source, false));
  return distinct([...folds, ...commentFolds(comments, source)]);
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
