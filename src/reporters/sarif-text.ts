import { onOneLine } from "./safe-text.ts";

/** Longest description that GitHub takes, in UTF-16 code units; messages keep to it as well. */
const textLimit = 1024;

/** A text as one line that nothing in it can steer and that makes no link, no longer than the limit. */
export function shown(text: string, limit = textLimit): string {
  return shortened(unlinked(onOneLine(text.trim().slice(0, limit + 1))), limit);
}

/** No longer than the limit, with an ellipsis in place of what is cut off. */
export function shortened(text: string, limit = textLimit): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit - 1);
  return `${kept.replace(/[\ud800-\udbff]$/, "")}…`;
}

/** The text with a full stop, unless it ends a sentence already. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/**
 * SARIF reads `[text](target)` as a link. The escape that it has for one is not understood by every viewer, so a blank
 * parts the two.
 */
function unlinked(text: string): string {
  return text.replace(/\](?=\()/g, "] ");
}

/** A link to a related location. Brackets in its text would end it early. */
export function link(text: string, id: number): string {
  return `[${shown(text, 200).replace(/\[/g, "(").replace(/\]/g, ")")}](${id})`;
}

/** Whether a text is an address of the web: SARIF refuses a log over one that is not. */
export function isAddress(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(text);
}
