import { onOneLine } from "../../reporters/safe-text.ts";
import { lineStarts, positionAt, type Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";
import type { Paint } from "./paint.ts";

/** Lines of an excerpt at most; of a longer one the end is left out. */
const mostLines = 12;
/** Characters of a line that are shown. */
const mostColumns = 160;

/** The lines that a span stands in, with their numbers; with `mark` the span is underlined in each. */
export function excerpt(source: Source, span: Span, paint: Paint, mark = false): readonly string[] {
  const first = positionAt(source, span.start).line;
  const last = positionAt(source, Math.max(span.start, span.end - 1)).line;
  const width = String(last).length;
  const lines: string[] = [];
  for (let line = first; line <= Math.min(last, first + mostLines - 1); line++) {
    const { start, text } = lineAt(source, line);
    lines.push(`${paint.dim(`${String(line).padStart(width)} |`)} ${onOneLine(text.slice(0, mostColumns))}`);
    const under = mark ? underline(text, span.start - start, span.end - start) : "";
    if (under !== "") lines.push(`${paint.dim(`${" ".repeat(width)} |`)} ${paint.strong(under)}`);
  }
  if (last >= first + mostLines)
    lines.push(paint.dim(`${" ".repeat(width)} | and ${last - first - mostLines + 1} more`));
  return lines;
}

function lineAt(source: Source, line: number): { readonly start: number; readonly text: string } {
  const starts = lineStarts(source);
  const start = starts[line - 1] ?? source.text.length;
  return { start, text: source.text.slice(start, starts[line]).replace(/(?<![\r\n])[\r\n]+$/, "") };
}

/** Signs below the part of a line; as wide as what is shown, where escapes take more room than they stand for. */
function underline(text: string, from: number, to: number): string {
  const start = Math.max(from, text.length - text.trimStart().length);
  const end = Math.min(to, text.length, mostColumns);
  if (start > end || start >= mostColumns) return "";
  const shown = (a: number, b: number) => onOneLine(text.slice(a, b)).length;
  return " ".repeat(shown(0, start)) + "^".repeat(Math.max(1, shown(start, end)));
}
