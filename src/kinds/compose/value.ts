import { type Fact, known, type Lookup, unknownFact } from "../../syntax/fact.ts";
import { isPlain, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { textOf, type YamlText } from "../../syntax/yaml/text.ts";
import { composeMapped, type MappedText } from "../../text/offset-map.ts";
import { goYaml } from "../yaml.ts";
import { type Interpolated, interpolate, interpolatedFact } from "./interpolate.ts";
import type { Scalar } from "./nodes.ts";

/**
 * What Compose makes of a value, its variables replaced.
 *
 * @param lookup the variables that files of its project give
 */
export function factOf({ value }: Pick<Scalar, "value">, lookup?: Lookup): Fact<string> {
  return interpolatedFact(interpolate(value, lookup));
}

/** The value of a pair, which is text to Compose whatever YAML makes of it, its variables replaced. */
export function pairFact(pair: YamlText, lookup?: Lookup): Fact<string> {
  const { scalar, start, value } = pair;
  const isWhole = start === 0 && value.length === scalar.value.length;
  return (isWhole && isPlain(scalar) ? literalFact(value) : undefined) ?? interpolatedFact(interpolate(value, lookup));
}

/** A number or a boolean as Go writes it: `1.50` is "1.5" then, and `010` is "8". */
function literalFact(text: string): Fact<string> | undefined {
  if (/^(?:0|-?[1-9]\d{0,17})$/.test(text)) return undefined;
  if (/^(?:true|false)$/i.test(text)) return known(text.toLowerCase());
  const number = goYaml.number(text, true);
  if (number === undefined) return undefined;
  const size = Math.abs(number);
  return number === 0 || (size >= 1e-4 && size < 1e15)
    ? known(String(number))
    : unknownFact("it is a very long number");
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
