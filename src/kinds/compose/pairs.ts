import type { EnvVar } from "../../nodes/env-var.ts";
import type { Place } from "../../nodes/place.ts";
import { editInScalar } from "../../syntax/yaml/edit-scalar.ts";
import { mappedScalar } from "../../syntax/yaml/mapped-scalar.ts";
import { asScalar, entriesOf, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Edit } from "../../text/edit.ts";
import type { Spanned } from "../../text/span.ts";
import type { Scalar } from "./nodes.ts";
import { factOf, splitPair, type Value, wholeValue } from "./value.ts";

/** A pair of a mapping or of a list of `name=value`. */
export interface NamedValue extends Spanned {
  readonly name: Scalar;
  readonly value: Value | undefined;
}

export function pairsOf(node: YamlNode | undefined, source: string): readonly NamedValue[] {
  if (node?.type === "sequence") {
    const scalars = node.items.filter((item) => item.type === "scalar");
    return scalars.map((scalar) => ({ ...splitPair(wholeValue(scalar, source)), span: scalar.span }));
  }
  return entriesOf(node).map(({ key, value, span }) => {
    const scalar = asScalar(value);
    return { name: key, value: scalar && wholeValue(scalar, source), span };
  });
}

export function envVar({ name, value, span }: NamedValue, place: Place, source: string): EnvVar {
  return {
    type: "EnvVar",
    span,
    place,
    name: name.value,
    nameSpan: name.contentSpan,
    value: value && factOf(value),
    valueSpan: value?.contentSpan,
    build: place.phase === "build",
    write: (wanted) => value && writeValue(value, wanted, source),
  };
}

/** In the scalar's own style; undefined where that cannot hold it, or the places of its characters cannot be told. */
function writeValue({ scalar, mapped, start }: Value, wanted: string, source: string): Edit | undefined {
  const whole = mapped && mappedScalar(source, scalar);
  if (!whole) return undefined;
  const span = { start, end: start + mapped.text.length };
  return editInScalar(source, scalar, whole, { span, text: wanted.replaceAll("$", "$$$$") });
}
