import { digest } from "../text/digest.ts";
import { lineStarts, positionAt } from "../text/source.ts";
import type { Entry } from "./entries.ts";

/** Of a long line or span so many code units count. */
const sampleLength = 500;

/**
 * A fingerprint for each entry, 16 hexadecimal digits, unique among them. It is made of what was found and the text it
 * was found in, never of a line's number, and so stays while other lines come and go. Equal entries are told apart by
 * their order.
 */
export function fingerprintsOf(entries: readonly Entry[]): readonly string[] {
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  return entries.map((entry) => {
    const identity = JSON.stringify(identityOf(entry));
    const nth = (counts.get(identity) ?? 0) + 1;
    counts.set(identity, nth);
    let fingerprint = digest(`${identity}${nth}`);
    while (taken.has(fingerprint)) fingerprint = digest(fingerprint);
    taken.add(fingerprint);
    return fingerprint;
  });
}

function identityOf({ path, type, rule, message, place, finding }: Entry): readonly string[] {
  const what = finding?.messageId ?? message;
  if (!place) return [type, path, rule, what];
  const { source, span } = place;
  const starts = lineStarts(source);
  const { line } = positionAt(source, span.start);
  const lineText = sample(source.text, starts[line - 1] as number, starts[line] ?? source.text.length);
  return [type, path, rule, what, lineText, sample(source.text, span.start, span.end)];
}

/** The text with its blanks made one, so that indenting changes nothing. */
function sample(text: string, start: number, end: number): string {
  return text
    .slice(start, Math.min(end, start + sampleLength))
    .replace(/\s+/g, " ")
    .trim();
}
