import type { Span } from "../text/span.ts";

/** The name of a rule as a directive writes it. */
export interface NameAt {
  readonly name: string;
  readonly span: Span;
}

/** A run of characters without blanks; offsets are relative to the comment. */
export interface DirectiveWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0;
}

/** The next word at or after an offset; empty at the end. */
export function word(comment: string, from: number): DirectiveWord {
  const start = skipBlanks(comment, from);
  let end = start;
  while (end < comment.length && !isBlank(comment.charCodeAt(end))) end++;
  return { text: comment.slice(start, end), start, end };
}

/** What stands before the first match, or everything. */
export function before(text: string, stop: RegExp): string {
  const at = text.search(stop);
  return at < 0 ? text : text.slice(0, at);
}

export function* wordsOf(comment: string, from: number): Generator<DirectiveWord> {
  for (let next = word(comment, from); next.text !== ""; next = word(comment, next.end)) yield next;
}

/** What is left of the comment, trimmed; undefined when nothing is. */
export function restOf(comment: string, from: number): string | undefined {
  return comment.slice(from).trim() || undefined;
}

/**
 * Names separated by commas, blanks allowed around a comma. The list ends before the first blank that no comma follows,
 * before `#`, `;` and `--`, and before the given stop.
 *
 * @param origin offset of the comment in the file
 */
export function nameList(
  comment: string,
  from: number,
  origin: number,
  stop?: string,
): { readonly names: readonly NameAt[]; readonly end: number } {
  const names: NameAt[] = [];
  let end = from;
  let at = skipBlanks(comment, from);
  for (;;) {
    const start = at;
    while (at < comment.length && !endsName(comment, at, stop)) at++;
    if (comment.slice(start, at) === "--") return { names, end };
    if (at > start) {
      names.push({ name: comment.slice(start, at), span: { start: origin + start, end: origin + at } });
      end = at;
    }
    const comma = skipBlanks(comment, at);
    if (comment[comma] !== ",") return { names, end };
    end = comma + 1;
    at = skipBlanks(comment, end);
  }
}

function endsName(comment: string, at: number, stop: string | undefined): boolean {
  const c = comment[at] as string;
  return c === "," || c === ";" || c === "#" || c === stop || isBlank(comment.charCodeAt(at));
}

function skipBlanks(comment: string, from: number): number {
  let at = from;
  while (isBlank(comment.charCodeAt(at))) at++;
  return at;
}
