import type { Problem } from "../../nodes/problem.ts";
import type { Fact } from "../../syntax/fact.ts";
import { mappedScalar } from "../../syntax/yaml/mapped-scalar.ts";
import type { YamlScalar } from "../../syntax/yaml/nodes.ts";
import { type MappedText, originOf, originSpan, sliceMapped } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";
import { type Interpolated, interpolate, interpolatedFact } from "./interpolate.ts";
import type { Scalar } from "./nodes.ts";

/** What a service is read with. */
export interface Reading {
  readonly text: string;
  readonly problems: Problem[];
}

/** A part of a scalar that is a value of its own, as "b" in `- a=b`. */
export interface Value extends Scalar {
  /** Undefined where the places of its characters cannot be told. */
  readonly mapped: MappedText | undefined;
  /** The scalar that it is a part of, and where in its value it starts. */
  readonly scalar: YamlScalar;
  readonly start: number;
}

export function wholeValue({ text }: Reading, scalar: YamlScalar): Value {
  const { value, span, contentSpan } = scalar;
  return { value, span, contentSpan, mapped: mappedScalar(text, scalar), scalar, start: 0 };
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

/** The value with variables replaced; what Compose refuses is noted. */
export function resolve(value: Value, reading: Reading): { readonly fact: Fact<string>; readonly text: Interpolated } {
  const text = interpolate(value.value);
  if (text.invalid) {
    const message = "Compose reads no variable here: write $$ for a dollar sign";
    const span = value.mapped ? originSpan(value.mapped, text.invalid.start, text.invalid.end) : value.contentSpan;
    reading.problems.push({ type: "Problem", code: "interpolation", message, span });
  }
  return { fact: interpolatedFact(text), text };
}

/** A text made from another's value, with places in the file. */
export function composeMapped(outer: MappedText, inner: MappedText): MappedText {
  const starts: number[] = [];
  const origins: number[] = [];
  const push = (start: number, origin: number) => {
    starts.push(start);
    origins.push(origin);
  };
  let segment = 0;
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

export function problem(code: string, message: string, span: Span): Problem {
  return { type: "Problem", code, message, span };
}
