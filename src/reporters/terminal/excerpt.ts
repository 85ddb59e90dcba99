import { lineStarts, positionAt, type Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";
import { type Cell, clipped, shownCells } from "./cells.ts";
import type { Paint } from "./paint.ts";

export interface Look {
  /** Columns that a line may take. */
  readonly columns?: number;
  /** Lines at most; of a longer excerpt the end is left out. */
  readonly lines?: number;
  /** Whether the span is underlined in each of its lines. */
  readonly mark?: boolean;
}

/** The lines that a span stands in, with their numbers. */
export function excerpt(source: Source, span: Span, paint: Paint, look: Look = {}): readonly string[] {
  const { columns = 160, lines: most = 12, mark = false } = look;
  const first = positionAt(source, span.start).line;
  const last = positionAt(source, Math.max(span.start, span.end - 1)).line;
  const margin = (number: string) => paint.dim(`${number.padStart(String(last).length)} |`);
  const room = columns - String(last).length - 3;
  const lines: string[] = [];
  for (let line = first; line <= Math.min(last, first + most - 1); line++) {
    const { start, text } = lineAt(source, line);
    const from = Math.max(span.start - start, text.length - text.trimStart().length);
    const cells = clipped(text, mark ? from : 0, room);
    lines.push(`${margin(String(line))} ${shownCells(cells)}`.trimEnd());
    const under = mark ? underline(cells, from, Math.min(span.end - start, text.length)) : "";
    if (under !== "") lines.push(`${margin("")} ${paint.strong(under)}`);
  }
  if (last >= first + most) lines.push(`${margin("")} ${paint.dim(`and ${last - first - most + 1} more`)}`);
  return lines;
}

function lineAt(source: Source, line: number): { readonly start: number; readonly text: string } {
  const starts = lineStarts(source);
  const start = starts[line - 1] ?? source.text.length;
  let end = starts[line] ?? source.text.length;
  // Not by an expression: a line may be long, and be shown for each of many findings.
  while (end > start && "\r\n".includes(source.text.charAt(end - 1))) end--;
  return { start, text: source.text.slice(start, end) };
}

/** Signs below the part of a line, as wide as it is shown; an empty part gets one, where it stands. */
function underline(cells: readonly Cell[], from: number, to: number): string {
  if (from > to) return "";
  const before = cells.filter(({ end }) => end <= from);
  const within = cells.filter(({ start, end }) => start < to && end > from);
  const sum = (some: readonly Cell[]) => some.reduce((total, { width }) => total + width, 0);
  return " ".repeat(sum(before)) + "^".repeat(Math.max(1, sum(within)));
}
