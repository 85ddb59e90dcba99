import type { Span } from "../../text/span.ts";

/** JSON with comments as YAML. */
export interface JsoncAsYaml {
  /** As long as the file, each character of a value where it was. */
  readonly text: string;
  /** From the comment sign on, in order. */
  readonly comments: readonly { readonly span: Span; readonly text: string }[];
}

/** A string, a comment, or a tab; what is not closed goes on to the end of its line, a comment to that of the file. */
const lexeme = /"(?:[^"\\\n]|\\[^\n])*"?|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|\t/g;

/**
 * JSON is YAML but for comments and for tabs, which YAML takes for no indentation: blanks take their place.
 * Commas at the end of lists are fine in YAML.
 */
export function jsoncAsYaml(text: string): JsoncAsYaml {
  const comments: { span: Span; text: string }[] = [];
  const blanked = text.replace(lexeme, (found: string, start: number) => {
    if (found[0] === '"') return found;
    if (found[0] === "/") {
      const span = { start, end: start + found.trimEnd().length };
      comments.push({ span, text: found.replace(/^\/\/|^\/\*|\*\/$/g, "").trim() });
    }
    return found.replace(/[^\r\n]/g, " ");
  });
  return { text: blanked, comments };
}
