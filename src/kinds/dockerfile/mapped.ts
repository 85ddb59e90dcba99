import { type MappedText, originOf, originSpan, sliceMapped } from "../../text/offset-map.ts";
import { lastAtOrBelow } from "../../text/search.ts";
import { type Span, span } from "../../text/span.ts";

/** A derived text under construction. */
export interface MappedBuilder {
  text: string;
  readonly starts: number[];
  readonly origins: number[];
}

export function mappedBuilder(): MappedBuilder {
  return { text: "", starts: [], origins: [] };
}

/** Appends a piece of another derived text, with its origins. */
export function appendRange(builder: MappedBuilder, line: MappedText, start: number, end: number): void {
  if (start >= end) return;
  const shift = builder.text.length - start;
  builder.starts.push(builder.text.length);
  builder.origins.push(originOf(line, start));
  for (let i = lastAtOrBelow(line.starts, start) + 1; i < line.starts.length; i++) {
    const at = line.starts[i] as number;
    if (at >= end) break;
    builder.starts.push(at + shift);
    builder.origins.push(line.origins[i] as number);
  }
  builder.text += line.text.slice(start, end);
}

/** Appends a text that a longer notation at `origin` stands for. */
export function appendText(builder: MappedBuilder, text: string, origin: number): void {
  builder.starts.push(builder.text.length);
  builder.origins.push(origin);
  builder.text += text;
}

/** The finished text; `origin` is where an empty one stands. */
export function finishMapped(builder: MappedBuilder, origin: number): MappedText {
  if (builder.text === "") return wholeText("", origin);
  return { text: builder.text, starts: builder.starts, origins: builder.origins };
}

const oneStart: readonly number[] = Object.freeze([0]);

/** As `verbatim`, with one list of starts for all: there are many such texts, so they and spans are not frozen either. */
export function wholeText(text: string, origin: number): MappedText {
  return { text, starts: oneStart, origins: [origin] };
}

/** A slice that knows its origins. */
export function slice(line: MappedText, start: number, end: number): MappedText {
  if (line.starts.length > 1) return sliceMapped(line, start, end);
  return wholeText(line.text.slice(start, end), (line.origins[0] as number) + start);
}

/** The file's span of a piece of a derived text. */
export function spanIn(line: MappedText, start: number, end: number): Span {
  if (line.starts.length === 1) {
    const origin = line.origins[0] as number;
    return span(origin + start, origin + end);
  }
  return originSpan(line, start, end);
}
