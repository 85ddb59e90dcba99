import { type Fact, known, unknownFact } from "../fact.ts";
import { isPlain, type YamlNode, type YamlScalar } from "./nodes.ts";

/**
 * How a tool reads scalars where it wants a boolean or a number. Null is the same for all (`~`, `null` in three spellings,
 * nothing at all): the parser leaves it out.
 */
export interface ScalarReading {
  /** The text that counts, the tool's own variables replaced. */
  text(scalar: YamlScalar): Fact<string>;
  /** Undefined for what is none. A scalar is `plain` without quotes, and where it is no block. */
  boolean(text: string, plain: boolean): boolean | undefined;
  number(text: string, plain: boolean): number | undefined;
}

/** The boolean that a scalar is to a tool: undefined where it is none, unknown where a variable decides. */
export function booleanOf(node: YamlNode | undefined, reading: ScalarReading): Fact<boolean> | undefined {
  return typed(node, reading, reading.boolean);
}

/** The number that a scalar is to a tool, in the same way. */
export function numberOf(node: YamlNode | undefined, reading: ScalarReading): Fact<number> | undefined {
  return typed(node, reading, reading.number);
}

function typed<T>(
  node: YamlNode | undefined,
  reading: ScalarReading,
  read: (text: string, plain: boolean) => T | undefined,
): Fact<T> | undefined {
  if (node?.type !== "scalar") return undefined;
  const text = reading.text(node);
  if (!text.known) return unknownFact(text.reason, text.origins);
  const value = read(text.value, isPlain(node));
  return value === undefined ? undefined : known(value, text.origins);
}
