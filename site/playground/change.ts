import type { Finding } from "../../src/finding.ts";

/** One stretch of a text in whose place another was put. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** What makes one text of another, as what they have in common at both ends tells. */
export function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, put: after.slice(start, after.length - same) };
}

/** Findings where their text is after a change, until those of the new text are known. */
export function moved(findings: readonly Finding[], { start, end, put }: Change): readonly Finding[] {
  const by = put.length - (end - start);
  const place = (offset: number) => {
    if (offset <= start) return offset;
    return offset >= end ? offset + by : start;
  };
  return findings.map((finding) => {
    const { span } = finding;
    return { ...finding, span: { start: place(span.start), end: place(span.end) } };
  });
}
