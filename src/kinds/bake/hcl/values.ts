import { type Unknown, unknownFact } from "../../../syntax/fact.ts";
import { hole, templateOf } from "../../../syntax/template.ts";

/**
 * What an expression comes to. Lists, sets and tuples are one here, and so are maps and objects; any item may be unknown
 * by itself.
 */
export type Value = string | number | boolean | null | readonly Value[] | ValueMap | Unsure;

export type ValueMap = ReadonlyMap<string, Value>;

/** A value that cannot be told. `failed` where the tool could not either: it then ends with an error. */
export interface Unsure extends Unknown {
  readonly failed: boolean;
}

export function unsure(reason: string, template?: string): Unsure {
  return { ...unknownFact(reason, [], template), failed: false };
}

export function failure(reason: string): Unsure {
  return { ...unknownFact(reason), failed: true };
}

export function isUnsure(value: Value): value is Unsure {
  return typeof value === "object" && value !== null && "known" in value;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is ValueMap {
  return value instanceof Map;
}

/** A longer text is nothing that a build is told. */
export const maxText = 1 << 16;

/** Nor is a longer collection, where it is worked out rather than written. */
export const maxItems = 4096;

/** A value as text, in the way a template takes it. */
export function textOfValue(value: Value): string | Unsure {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (Object.is(value, -0)) return unsure("it is zero with a sign");
    return Number.isSafeInteger(value * 1e6) ? String(value) : unsure("the number is too long");
  }
  if (value !== null && isUnsure(value)) return value;
  return failure(value === null ? "it is null" : "it is not a text");
}

/** A piece of a text, or the hole that stands for it. */
export function pieceOf(text: string | Unsure): string {
  return typeof text === "string" ? text : (templateOf(text) ?? hole);
}

export function boolOf(value: Value): boolean | Unsure {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  return value !== null && isUnsure(value) ? value : failure("it is neither true nor false");
}

export function numberOf(value: Value): number | Unsure {
  if (typeof value === "number") return value;
  if (typeof value === "string" && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(value)) return Number(value);
  return value !== null && isUnsure(value) ? value : failure("it is not a number");
}

/** What is calculated from two numbers: Bake's have more digits than ours, and differ unless all are whole but for few halves. */
export function exact(result: number, ...of: readonly number[]): Value {
  const isExact = [result, ...of].every((one) => Number.isSafeInteger(one * 1024));
  return isExact ? result : unsure("fractions are not calculated");
}

/** Whether two values are equal, types included; of collections that depends on more than their items. */
export function equal(left: Value, right: Value): boolean | Unsure {
  if (left !== null && isUnsure(left)) return left;
  if (right !== null && isUnsure(right)) return right;
  if (isCollection(left) && isCollection(right)) return unsure("collections are compared by their types too");
  return left === right;
}

export function isCollection(value: Value): value is readonly Value[] | ValueMap {
  return isList(value) || isMap(value);
}

export function sizeOf(value: readonly Value[] | ValueMap): number {
  return isList(value) ? value.length : value.size;
}

/** A value, which may be null, or another one where there is none. */
export function orElse(value: Value | undefined, other: Value): Value {
  return value === undefined ? other : value;
}
