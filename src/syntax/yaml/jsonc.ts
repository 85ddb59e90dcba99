import type { Span } from "../../text/span.ts";

/** JSON with comments as YAML. */
export interface JsoncAsYaml {
  /** As long as the file, each character of a value where it was. */
  readonly text: string;
  /** From the comment sign on, in order. */
  readonly comments: readonly { readonly span: Span; readonly text: string }[];
}

/** Where a string, a comment or a tab starts. */
const opening = /"|\/[/*]|\t/g;

/**
 * JSON is YAML but for comments and for tabs, which YAML takes for no indentation: blanks take their place.
 * Commas at the end of lists are fine in YAML.
 */
export function jsoncAsYaml(text: string): JsoncAsYaml {
  const comments: { span: Span; text: string }[] = [];
  let blanked = "";
  let from = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index;
    const end = endOf(match[0], start, text);
    opening.lastIndex = end;
    if (match[0] === '"') continue;
    const found = text.slice(start, end);
    if (found !== "\t") {
      const span = { start, end: start + found.trimEnd().length };
      comments.push({ span, text: found.replace(/^\/\/|^\/\*|\*\/$/g, "").trim() });
    }
    blanked += text.slice(from, start) + found.replace(/[^\r\n]/g, " ");
    from = end;
  }
  return { text: blanked + text.slice(from), comments };
}

/** What is not closed goes on to the end of its line, a comment to that of the file. */
function endOf(sign: string, start: number, text: string): number {
  if (sign === "\t") return start + 1;
  if (sign === "//") return endAt(text.indexOf("\n", start), 0, text);
  if (sign === "/*") return endAt(text.indexOf("*/", start + 2), 2, text);
  // Not by a pattern: a string of megabytes is more than its stack holds.
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return at + 1;
    if (char === "\n") return at;
    if (char === "\\" && text[at + 1] !== "\n") at++;
  }
  return text.length;
}

function endAt(found: number, length: number, text: string): number {
  return found < 0 ? text.length : found + length;
}
