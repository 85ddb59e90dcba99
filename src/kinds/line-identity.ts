import type { Span } from "../text/span.ts";
import type { Identity } from "./kind.ts";

/** What is known of a span without knowing the language: its lines, and the words in it. */
export function lineIdentity(text: string, { start, end }: Span): Identity {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", Math.max(start, end - 1));
  return identity("", even(text.slice(lineStart, newline < 0 ? text.length : newline)), even(text.slice(start, end)));
}

/** An identity whose words say no more than they must. */
export function identity(within: string, at: string, words: string): Identity {
  return { within, at, words: words === at ? "" : words };
}

/** A text on one line, with single blanks. */
export function even(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
