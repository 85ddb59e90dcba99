import type { YamlEntry } from "../../syntax/yaml/nodes.ts";
import type { Span } from "../../text/span.ts";

/** Columns before an entry of a block. */
export function indentOf({ span }: { readonly span: Span }, text: string): string {
  return " ".repeat(span.start - (text.lastIndexOf("\n", span.start - 1) + 1));
}

/** An entry with the line end before it, and the comment behind it. */
export function linesOf({ span }: YamlEntry, text: string): Span {
  const lineEnd = text.lastIndexOf("\n", span.start - 1);
  const start = text.charAt(lineEnd - 1) === "\r" ? lineEnd - 1 : lineEnd;
  const end = contentEnd(span, text);
  return { start, end: end + commentBehind(text, end).length };
}

/** Without the line ends and blanks behind the last value. */
export function contentEnd({ start, end }: Span, text: string): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** A comment on the same line, with the blanks before it; or those blanks. */
export function commentBehind(text: string, end: number): string {
  const rest = text.slice(end, end + longestComment);
  return /^[ \t]*#[^\r\n]*|^[ \t]*(?=[\r\n]|$)/.exec(rest)?.[0] ?? "";
}

const longestComment = 500;
