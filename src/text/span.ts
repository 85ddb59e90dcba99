import { firstFrom } from "./search.ts";

/** A half-open range of UTF-16 code units in a source text: `text.slice(start, end)` is what it names. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Anything that knows where it stands. */
export interface Spanned {
  readonly span: Span;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** The smallest span that holds both. */
export function cover(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The last of the nodes, which are in order, that starts at an offset or before it. */
export function lastStarting<N extends Spanned>(nodes: readonly N[], offset: number): N | undefined {
  return nodes[firstFrom(nodes, offset + 1, ({ span }) => span.start) - 1];
}

/** Accepts a span or anything that has one, so that rules can report "at" a node or at a bare span. */
export function spanOf(place: Span | Spanned): Span {
  return "span" in place ? place.span : place;
}
