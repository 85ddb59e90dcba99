import type { Edit } from "../../text/edit.ts";
import { type MappedText, originSpan, sliceMapped } from "../../text/offset-map.ts";
import type { Span, Spanned } from "../../text/span.ts";
import { editInScalar } from "./edit-scalar.ts";
import { mappedScalar } from "./mapped-scalar.ts";
import { asScalar, entriesOf, itemsOf, type YamlNode, type YamlScalar } from "./nodes.ts";

/** The text of a scalar, or a part of one that is a value of its own, as "b" in `- a=b`. */
export interface YamlText extends Spanned {
  /** As the scalar spells it. */
  readonly value: string;
  /** Without quotes. */
  readonly contentSpan: Span;
  /** Undefined where the places of its characters cannot be told. */
  readonly mapped: MappedText | undefined;
  /** The scalar that it is a part of, and where in its value it starts. */
  readonly scalar: YamlScalar;
  readonly start: number;
}

/** A pair of a mapping, or of a list of `name=value`. */
export interface YamlPair extends Spanned {
  readonly name: YamlText;
  /** Undefined where none is given. */
  readonly value: YamlText | undefined;
}

/** @param file the text of the whole file */
export function textOf(scalar: YamlScalar, file: string): YamlText {
  const { value, span, contentSpan } = scalar;
  return { value, span, contentSpan, mapped: mappedScalar(file, scalar), scalar, start: 0 };
}

/** The pairs of a mapping, or of a list of `name=value`. */
export function pairsOf(node: YamlNode | undefined, file: string): readonly YamlPair[] {
  if (node?.type === "sequence") {
    const scalars = itemsOf(node).filter((item) => item.type === "scalar");
    return scalars.map((scalar) => ({ ...splitPair(textOf(scalar, file)), span: scalar.span }));
  }
  return entriesOf(node).map(({ key, value, span }) => {
    const scalar = asScalar(value);
    return { name: textOf(key, file), value: scalar && textOf(scalar, file), span };
  });
}

/** Name and value of `name=value`; no value without an equals sign. */
export function splitPair(pair: YamlText): { readonly name: YamlText; readonly value: YamlText | undefined } {
  const equals = pair.value.indexOf("=");
  if (equals < 0) return { name: pair, value: undefined };
  return { name: part(pair, 0, equals), value: part(pair, equals + 1, pair.value.length) };
}

function part(whole: YamlText, start: number, end: number): YamlText {
  const value = whole.value.slice(start, end);
  const { scalar } = whole;
  const from = whole.start + start;
  if (!whole.mapped) return { ...whole, value, start: from };
  const span = originSpan(whole.mapped, start, end);
  return { value, span, contentSpan: span, mapped: sliceMapped(whole.mapped, start, end), scalar, start: from };
}

/**
 * The edit that puts another text in its place, in the scalar's own style; undefined where that cannot hold it, or the
 * places of its characters cannot be told.
 */
export function editText({ scalar, mapped, start }: YamlText, file: string, text: string): Edit | undefined {
  const whole = mapped && mappedScalar(file, scalar);
  if (!whole) return undefined;
  return editInScalar(file, scalar, whole, { span: { start, end: start + mapped.text.length }, text });
}
