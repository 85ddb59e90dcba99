import type { Span } from "../text/span.ts";

/** A text with its marks taken out, and the spans they stood around. */
export interface Marked {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Reads `«»` as spans, in the order in which they open; they may nest. */
export function readMarks(marked: string): Marked {
  const spans: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = "";
  for (const character of marked) {
    if (character === "«") {
      const span = { start: text.length, end: -1 };
      spans.push(span);
      open.push(span);
    } else if (character === "»") {
      const span = open.pop();
      if (!span) throw new Error(`» without « in: ${marked}`);
      span.end = text.length;
    } else {
      text += character;
    }
  }
  if (open.length > 0) throw new Error(`« without » in: ${marked}`);
  return { text, spans };
}

/** The text with marks around spans, for messages. */
export function writeMarks(text: string, spans: readonly Span[]): string {
  const marks = spans.flatMap(({ start, end }) => [
    { at: start, mark: "«", order: start === end ? 1 : 2 },
    { at: end, mark: "»", order: start === end ? 2 : 0 },
  ]);
  marks.sort((a, b) => a.at - b.at || a.order - b.order);
  let result = "";
  let at = 0;
  for (const { at: offset, mark } of marks) {
    result += text.slice(at, offset) + mark;
    at = offset;
  }
  return result + text.slice(at);
}
