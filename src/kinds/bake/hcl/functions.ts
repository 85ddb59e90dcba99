import { combinations, countCombinations } from "./combinations.ts";
import {
  boolOf,
  equal,
  exact,
  failure,
  isCollection,
  isList,
  isMap,
  isUnsure,
  maxItems,
  maxText,
  numberOf,
  orElse,
  textOfValue,
  type Unsure,
  unsure,
  type Value,
  type ValueMap,
} from "./values.ts";

/** Takes its arguments, of which some may be unknown; what it cannot do with them it throws as an `Unsure`. */
type Builtin = (args: readonly Value[]) => Value;

// What is not among them is not known: https://docs.docker.com/build/bake/funcs/
const functions: Readonly<Record<string, Builtin>> = {
  // Texts
  lower: ([text]) => ascii(text).toLowerCase(),
  upper: ([text]) => ascii(text).toUpperCase(),
  strlen: ([text]) => ascii(text).length,
  reverse: ([text]) => [...ascii(text)].reverse().join(""),
  trimspace: ([text]) => string(text).trim(),
  trim: ([text, characters]) => trimmed(string(text), string(characters)),
  trimprefix: ([text, prefix]) => {
    const [whole, start] = [string(text), string(prefix)];
    return whole.startsWith(start) ? whole.slice(start.length) : whole;
  },
  trimsuffix: ([text, suffix]) => {
    const [whole, end] = [string(text), string(suffix)];
    return end !== "" && whole.endsWith(end) ? whole.slice(0, -end.length) : whole;
  },
  substr: ([text, offset, length]) => substring(ascii(text), number(offset), number(length)),
  replace: ([text, old, by]) => replaced(string(text), string(old), string(by)),
  split: ([separator, text]) => string(text).split(string(separator)),
  join: ([separator, ...lists]) => joined(string(separator), lists.flatMap(list).map(string)),
  sanitize: ([text]) => string(text).replace(/[^\w-]/gu, "_"),

  // Logic
  equal: ([left, right]) => sure(equal(given(left), given(right))),
  notequal: ([left, right]) => !sure(equal(given(left), given(right))),
  not: ([value]) => !bool(value),
  and: ([left, right]) => bool(left) && bool(right),
  or: ([left, right]) => bool(left) || bool(right),
  coalesce: (args) => args.find((arg) => arg !== null) ?? failure("all are null"),

  // Numbers
  add: ([left, right]) => calculated(number(left), number(right), (a, b) => a + b),
  subtract: ([left, right]) => calculated(number(left), number(right), (a, b) => a - b),
  multiply: ([left, right]) => calculated(number(left), number(right), (a, b) => a * b),
  negate: ([value]) => -number(value),
  lessthan: ([left, right]) => number(left) < number(right),
  lessthanorequalto: ([left, right]) => number(left) <= number(right),
  greaterthan: ([left, right]) => number(left) > number(right),
  greaterthanorequalto: ([left, right]) => number(left) >= number(right),
  min: (args) => args.map(number).reduce((a, b) => Math.min(a, b)),
  max: (args) => args.map(number).reduce((a, b) => Math.max(a, b)),

  // Collections
  length: ([value]) => list(value).length,
  concat: (args) => args.flatMap(list),
  flatten: ([value]) => flat(list(value)),
  distinct: ([value]) => distinct(list(value)),
  compact: ([value]) => list(value).filter((item) => item !== null && string(item) !== ""),
  reverselist: ([value]) => list(value).toReversed(),
  sort: ([value]) => list(value).map(ascii).sort(),
  slice: ([value, start, end]) => list(value).slice(number(start), number(end)),
  element: ([value, index]) => {
    const items = list(value);
    const at = number(index);
    return at < 0 ? unsure("the index is negative") : orElse(items[at % items.length], failure("the list is empty"));
  },
  contains: ([value, wanted]) => contains(list(value), given(wanted)),
  setproduct: (args) => product(args.map(list)),
  merge: (args) => new Map(args.flatMap((arg) => (arg === null ? [] : [...map(arg)]))),
  keys: ([value]) => [...map(value).keys()].sort(),
  values: ([value]) => [...map(value)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item),
  zipmap: ([keys, values]) => {
    const items = list(values);
    return new Map(list(keys).map((key, i) => [string(key), given(items[i])]));
  },
  lookup: ([value, key, otherwise]) =>
    orElse(map(value).get(string(key)), orElse(otherwise, failure("there is no such key"))),
};

/** By name; each gives an unknown value where it cannot tell. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  Object.entries(functions).map(([name, apply]) => [name, sureOf(apply)]),
);

/** What is thrown within becomes the value. */
function sureOf(apply: Builtin): Builtin {
  return (args) => {
    try {
      return apply(args);
    } catch (error) {
      if (error instanceof Stop) return error.value;
      throw error;
    }
  };
}

/** Ends a function: its value cannot be told. */
class Stop {
  readonly value: Unsure;

  constructor(value: Unsure) {
    this.value = value;
  }
}

function stop(value: Unsure): never {
  throw new Stop(value);
}

function sure<T extends string | number | boolean>(value: T | Unsure): T {
  return typeof value === "object" ? stop(value) : value;
}

/** An argument that has to be there. */
function given(value: Value | undefined): Value {
  if (value === undefined) return stop(failure("an argument is missing"));
  return value !== null && isUnsure(value) ? stop(value) : value;
}

function string(value: Value | undefined): string {
  return sure(textOfValue(given(value)));
}

/** A text of which each character is one to people too. */
function ascii(value: Value | undefined): string {
  const text = string(value);
  return /^[\x20-\x7e]*$/.test(text) ? text : stop(unsure("characters are counted as people see them"));
}

function number(value: Value | undefined): number {
  return sure(numberOf(given(value)));
}

function bool(value: Value | undefined): boolean {
  return sure(boolOf(given(value)));
}

function list(value: Value | undefined): readonly Value[] {
  const items = given(value);
  return isList(items) ? items : stop(isMap(items) ? unsure("an object is no list") : failure("it is not a list"));
}

function map(value: Value | undefined): ValueMap {
  const entries = given(value);
  return isMap(entries) ? entries : stop(failure("it is not an object"));
}

function trimmed(text: string, characters: string): string {
  const outer = new Set(characters.split(""));
  let start = 0;
  let end = text.length;
  while (start < end && outer.has(text.charAt(start))) start++;
  while (end > start && outer.has(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** A negative offset is one from the end, a negative length all that is left: and so is none from the end. */
function substring(text: string, offset: number, length: number): string {
  const start = offset < 0 ? Math.max(0, text.length + offset) : offset;
  const isRest = length < 0 || (offset < 0 && length === 0);
  return text.slice(start, isRest ? undefined : start + length);
}

function replaced(text: string, old: string, by: string): Value {
  // Nothing is found before, between and behind all characters.
  return joined(by, old === "" ? ["", ...text, ""] : text.split(old));
}

function calculated(left: number, right: number, calculate: (left: number, right: number) => number): Value {
  return exact(calculate(left, right), left, right);
}

function joined(separator: string, pieces: readonly string[]): Value {
  const length = pieces.reduce((sum, piece) => sum + piece.length + separator.length, 0);
  return length > maxText ? unsure("the text becomes too long") : pieces.join(separator);
}

function flat(items: readonly Value[]): readonly Value[] {
  const all: Value[] = [];
  // A stack of our own: lists may nest deeper than calls do. One list may be in others again and again.
  const open = items.toReversed();
  for (let seen = items.length; open.length > 0; ) {
    const item = given(open.pop());
    if (!isList(item)) {
      all.push(item);
      continue;
    }
    seen += 1 + item.length;
    if (seen > maxFlattened) return stop(unsure("there are too many items"));
    for (const inner of item.toReversed()) open.push(inner);
  }
  return all;
}

/** Items of items, however few lists they are in. */
const maxFlattened = 16 * maxItems;

function distinct(items: readonly Value[]): readonly Value[] {
  const seen = new Set<Value>();
  for (const item of items) {
    if (isCollection(given(item))) return stop(unsure("collections are compared by their types too"));
    if (typeof item !== typeof items[0]) return stop(unsure("items of several types become texts"));
    seen.add(item);
  }
  return [...seen];
}

function contains(items: readonly Value[], wanted: Value): boolean {
  if (isCollection(wanted)) return stop(unsure("collections are compared by their types too"));
  // What is known to be in a list is, whatever else may be.
  if (items.includes(wanted)) return true;
  for (const item of items) given(item);
  return false;
}

function product(lists: readonly (readonly Value[])[]): readonly Value[] {
  const size = countCombinations(lists);
  if (size > maxItems || size * lists.length > maxFlattened) return stop(unsure("there are too many combinations"));
  return combinations(lists, size);
}
