import type { Span } from "../text/span.ts";

/** A text with its marks taken out, and the spans they stood around. */
export interface Marked {
  readonly text: string;
  /** Of `«»`. */
  readonly spans: readonly Span[];
  /** Of `‹›`. */
  readonly related: readonly Span[];
}

/** Reads `«»` as spans of findings and `‹›` as related places, in the order in which they open; they may nest. */
export function readMarks(marked: string): Marked {
  const findings = reader("«", "»", marked);
  const related = reader("‹", "›", marked);
  let text = "";
  for (const character of marked) {
    if (!findings.read(character, text.length) && !related.read(character, text.length)) text += character;
  }
  return { text, spans: findings.end(), related: related.end() };
}

function reader(opening: string, closing: string, marked: string) {
  const spans: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  return {
    /** Whether the character is a mark of this sort. */
    read(character: string, offset: number): boolean {
      if (character === opening) {
        const span = { start: offset, end: -1 };
        spans.push(span);
        open.push(span);
      } else if (character === closing) {
        const span = open.pop();
        if (!span) throw new Error(`${closing} without ${opening} in: ${marked}`);
        span.end = offset;
      }
      return character === opening || character === closing;
    },
    end(): readonly Span[] {
      if (open.length > 0) throw new Error(`${opening} without ${closing} in: ${marked}`);
      return spans;
    },
  };
}

interface Mark {
  readonly at: number;
  readonly mark: string;
  /** At one offset, what comes first: closing marks, then empty spans, then opening marks. */
  readonly rank: number;
  /** Then, for marks of one rank: the inner span closes first and opens last. */
  readonly order: number;
}

/** The text with marks around spans, as `readMarks` reads them. */
export function writeMarks(text: string, spans: readonly Span[], related: readonly Span[] = []): string {
  const marks = [
    ...spans.flatMap((span) => marksOf(span, "«", "»")),
    ...related.flatMap((span) => marksOf(span, "‹", "›")),
  ];
  marks.sort((a, b) => a.at - b.at || a.rank - b.rank || a.order - b.order);
  let result = "";
  let at = 0;
  for (const { at: offset, mark } of marks) {
    result += text.slice(at, offset) + mark;
    at = offset;
  }
  return result + text.slice(at);
}

function marksOf({ start, end }: Span, opening: string, closing: string): readonly Mark[] {
  if (start === end) return [{ at: start, mark: opening + closing, rank: 1, order: 0 }];
  const length = end - start;
  return [
    { at: start, mark: opening, rank: 2, order: -length },
    { at: end, mark: closing, rank: 0, order: length },
  ];
}
