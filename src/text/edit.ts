import type { Span } from "./span.ts";

/** Replace the characters of `span` by `text`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export function replace(span: Span, text: string): Edit {
  return { span, text };
}

export function insert(offset: number, text: string): Edit {
  return { span: { start: offset, end: offset }, text };
}

export function remove(span: Span): Edit {
  return { span, text: "" };
}

/** Whether applying both would be ambiguous: they touch a common character, or insert at the same place. */
export function conflict(a: Edit, b: Edit): boolean {
  if (a.span.start === a.span.end && b.span.start === b.span.end) return a.span.start === b.span.start;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

const torn = new WeakMap<readonly Edit[], boolean>();

/** Whether any two of several edits conflict. Told once of a list: many findings may share a fix. */
export function areInConflict(edits: readonly Edit[]): boolean {
  const known = edits.length < 2 ? false : torn.get(edits);
  if (known !== undefined) return known;
  const sorted = inOrder(edits);
  const found = sorted.some((edit, i) => i > 0 && conflict(sorted[i - 1] as Edit, edit));
  torn.set(edits, found);
  return found;
}

/** Whether two edits conflict or share a border, so that neither sees what the other writes; removals may share one. */
export function touch(a: Edit, b: Edit): boolean {
  if (isRemoval(a) && isRemoval(b)) return conflict(a, b);
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

function isRemoval({ span, text }: Edit): boolean {
  return text === "" && span.end > span.start;
}

/**
 * The text with all edits made. Edits may come in any order.
 * @throws RangeError when two edits conflict or an edit lies outside the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { span, text: replacement } of inOrder(edits)) {
    if (span.start < at || span.end < span.start || span.end > text.length) {
      throw new RangeError(`edit ${span.start}-${span.end} conflicts with another or lies outside the text`);
    }
    result += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return result + text.slice(at);
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
