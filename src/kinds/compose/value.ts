import type { Fact } from "../../syntax/fact.ts";
import type { YamlScalar } from "../../syntax/yaml/nodes.ts";
import { textOf } from "../../syntax/yaml/text.ts";
import { composeMapped, type MappedText } from "../../text/offset-map.ts";
import { type Interpolated, interpolate, interpolatedFact } from "./interpolate.ts";
import type { Scalar } from "./nodes.ts";

/** What Compose makes of a value, its variables replaced. */
export function factOf({ value }: Pick<Scalar, "value">): Fact<string> {
  return interpolatedFact(interpolate(value));
}

/** A value with its variables replaced, and the places of its characters in the file where they can be told. */
export interface PlacedText extends Interpolated {
  readonly placed: MappedText | undefined;
}

/** @param source the text of the file */
export function placedText(scalar: YamlScalar, source: string): PlacedText {
  const { value, mapped } = textOf(scalar, source);
  const text = interpolate(value);
  return { ...text, placed: mapped && composeMapped(mapped, text.mapped) };
}
