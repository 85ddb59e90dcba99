import { lastAtOrBelow } from "./search.ts";
import type { Span } from "./span.ts";

/**
 * A text derived from another by dropping or unescaping pieces (joined continuations, tab-stripped heredocs, decoded
 * YAML scalars, decoded JSON strings), with the way back: every offset of `text` has an offset in the outer text.
 *
 * `starts[i]` is an offset in `text`, `origins[i]` the outer offset it comes from; between two starts both advance
 * together. The arrays are sorted and `starts[0]` is 0.
 */
export interface MappedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly origins: readonly number[];
}

/** A text that stands in the outer text as it is, from `origin` on. */
export function verbatim(text: string, origin: number): MappedText {
  return { text, starts: [0], origins: [origin] };
}

/** The outer offset of a character of the derived text. */
export function originOf(mapped: MappedText, offset: number): number {
  const { starts, origins } = mapped;
  const i = lastAtOrBelow(starts, offset);
  return (origins[i] as number) + (offset - (starts[i] as number));
}

/** The offset in the derived text of an outer one; of what was dropped there, the place where it was. */
export function derivedOffset(mapped: MappedText, origin: number): number {
  const { starts, origins, text } = mapped;
  const i = lastAtOrBelow(origins, origin);
  const end = starts[i + 1] ?? text.length;
  const offset = (starts[i] as number) + Math.max(0, origin - (origins[i] as number));
  return Math.min(offset, end);
}

/** The outer span of a span of the derived text; it ends right after its last character's origin. */
export function originSpan(mapped: MappedText, start: number, end: number): Span {
  return spanThrough((offset) => originOf(mapped, offset), mapped.text.length, { start, end });
}

/**
 * The same for what tells each offset's origin. A last line break that YAML adds to a value stands nowhere: what holds it
 * ends where the value does.
 */
export function spanThrough(originAt: (offset: number) => number, length: number, { start, end }: Span): Span {
  const from = originAt(start);
  if (end <= start) return { start: from, end: from };
  const to = originAt(end - 1) + 1;
  return { start: from, end: end < length ? to : Math.max(from, Math.min(to, originAt(end))) };
}

/** A slice of a derived text that still knows its origins. */
export function sliceMapped(mapped: MappedText, start: number, end: number): MappedText {
  const starts = [0];
  const origins = [originOf(mapped, start)];
  for (let i = lastAtOrBelow(mapped.starts, start) + 1; i < mapped.starts.length; i++) {
    const at = mapped.starts[i] as number;
    if (at >= end) break;
    starts.push(at - start);
    origins.push(mapped.origins[i] as number);
  }
  return { text: mapped.text.slice(start, end), starts, origins };
}

/** A text made from another derived text, with places in the outermost one. */
export function composeMapped(outer: MappedText, inner: MappedText): MappedText {
  if (inner.text === outer.text && inner.starts.length === 1) return outer;
  const starts: number[] = [];
  const origins: number[] = [];
  const push = (start: number, origin: number) => {
    starts.push(start);
    origins.push(origin);
  };
  let segment = lastAtOrBelow(outer.starts, inner.origins[0] as number);
  inner.starts.forEach((start, i) => {
    const origin = inner.origins[i] as number;
    const length = (inner.starts[i + 1] ?? inner.text.length + 1) - start;
    push(start, originOf(outer, origin));
    while ((outer.starts[segment] as number) <= origin) segment++;
    for (; (outer.starts[segment] as number) < origin + length; segment++) {
      push(start + (outer.starts[segment] as number) - origin, outer.origins[segment] as number);
    }
  });
  return { text: inner.text, starts, origins };
}
