import type { Fact } from "../../syntax/fact.ts";
import { mappedScalar } from "../../syntax/yaml/mapped-scalar.ts";
import type { YamlScalar } from "../../syntax/yaml/nodes.ts";
import { type MappedText, originOf, originSpan, sliceMapped } from "../../text/offset-map.ts";
import { lastAtOrBelow } from "../../text/search.ts";
import { type Interpolated, interpolate, interpolatedFact } from "./interpolate.ts";
import type { Scalar } from "./nodes.ts";

/** A part of a scalar that is a value of its own, as "b" in `- a=b`. */
export interface Value extends Scalar {
  /** Undefined where the places of its characters cannot be told. */
  readonly mapped: MappedText | undefined;
  /** The scalar that it is a part of, and where in its value it starts. */
  readonly scalar: YamlScalar;
  readonly start: number;
}

/** @param source the text of the file */
export function wholeValue(scalar: YamlScalar, source: string): Value {
  const { value, span, contentSpan } = scalar;
  return { value, span, contentSpan, mapped: mappedScalar(source, scalar), scalar, start: 0 };
}

/** Name and value of `name=value`; no value without an equals sign. */
export function splitPair(pair: Value): { readonly name: Value; readonly value: Value | undefined } {
  const equals = pair.value.indexOf("=");
  if (equals < 0) return { name: pair, value: undefined };
  return { name: part(pair, 0, equals), value: part(pair, equals + 1, pair.value.length) };
}

function part(whole: Value, start: number, end: number): Value {
  const value = whole.value.slice(start, end);
  const { scalar } = whole;
  const from = whole.start + start;
  if (!whole.mapped) return { ...whole, value, start: from };
  const span = originSpan(whole.mapped, start, end);
  return { value, span, contentSpan: span, mapped: sliceMapped(whole.mapped, start, end), scalar, start: from };
}

/** What Compose makes of a value, its variables replaced. */
export function factOf({ value }: Pick<Scalar, "value">): Fact<string> {
  return interpolatedFact(interpolate(value));
}

/** A value with its variables replaced, and the places of its characters in the file where they can be told. */
export interface PlacedText extends Interpolated {
  readonly placed: MappedText | undefined;
}

export function placedText({ value, mapped }: Value): PlacedText {
  const text = interpolate(value);
  return { ...text, placed: mapped && composeMapped(mapped, text.mapped) };
}

/** A text made from another's value, with places in the file. */
export function composeMapped(outer: MappedText, inner: MappedText): MappedText {
  if (inner.text === outer.text && inner.starts.length === 1) return outer;
  const starts: number[] = [];
  const origins: number[] = [];
  const push = (start: number, origin: number) => {
    starts.push(start);
    origins.push(origin);
  };
  let segment = lastAtOrBelow(outer.starts, inner.origins[0] ?? 0);
  inner.starts.forEach((start, i) => {
    const origin = inner.origins[i] as number;
    const length = (inner.starts[i + 1] ?? inner.text.length + 1) - start;
    push(start, originOf(outer, origin));
    while (segment < outer.starts.length && (outer.starts[segment] as number) <= origin) segment++;
    for (; segment < outer.starts.length && (outer.starts[segment] as number) < origin + length; segment++) {
      push(start + (outer.starts[segment] as number) - origin, outer.origins[segment] as number);
    }
  });
  return { text: inner.text, starts, origins };
}
