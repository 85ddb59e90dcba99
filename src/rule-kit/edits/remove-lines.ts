import { type Edit, remove } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";

/**
 * Removes the whole lines that a span of a source text touches, their last line break included; comments above stay.
 */
export function removeLines(source: string, { start, end }: Span): Edit {
  const from = source.lastIndexOf("\n", start - 1) + 1;
  const stop = source.indexOf("\n", end);
  if (stop >= 0) return remove({ start: from, end: stop + 1 });
  // The last line has no break of its own: the one before it goes.
  const before = source[from - 2] === "\r" ? from - 2 : from - 1;
  return remove({ start: Math.max(0, before), end: source.length });
}
