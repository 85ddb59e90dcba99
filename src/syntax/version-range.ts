/** Major, minor and patch. */
type Point = readonly [number, number, number];

/** Versions from the first up to the second, without that one. */
interface Interval {
  readonly from: Point;
  readonly to: Point;
}

const nowhere: Point = [Number.POSITIVE_INFINITY, 0, 0];
const everything: Interval = { from: [0, 0, 0], to: nowhere };

/** Longer ranges are not read. */
const longest = 200;

/**
 * Whether a range of npm (https://github.com/npm/node-semver#ranges), of Python (PEP 440) or of Poetry allows any of the
 * versions that begin with the given one: "20" stands for all of 20. Undefined where the range is not understood. Where
 * the notations differ it allows what either of them does.
 */
export function allowsVersion(range: string, version: string): boolean | undefined {
  const wanted = intervalOf(version);
  if (!wanted || range.length > longest) return undefined;
  const alternatives = range.split("||").map((part) => intersection(part));
  if (alternatives.some((one) => one !== undefined && overlaps(one, wanted))) return true;
  return alternatives.includes(undefined) ? undefined : false;
}

function intersection(text: string): Interval | undefined {
  const [, low, high] = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(text) ?? [];
  const parts = low === undefined ? text : `>=${low} <=${high}`;
  let all: Interval | undefined = everything;
  for (const comparator of parts.replace(/([<>=~^!])\s+/g, "$1").split(/[\s,]+/)) {
    const one: Interval | undefined = comparator === "" ? everything : comparatorInterval(comparator);
    if (!one) return undefined;
    all = { from: later(all.from, one.from), to: earlier(all.to, one.to) };
  }
  return all;
}

function comparatorInterval(comparator: string): Interval | undefined {
  const [, sign = "", version = ""] = /^(===?|[<>]=?|~=|[~^=]|!=|)(.*)$/s.exec(comparator) ?? [];
  // What one release is left out of says nothing of the others.
  if (sign === "!=" || /^[*xX]$/.test(version)) return everything;
  const own = intervalOf(version);
  if (!own) return undefined;
  const [major, minor] = own.from;
  switch (sign) {
    case ">=":
    case ">":
      return { from: own.from, to: nowhere };
    case "<":
      return { from: everything.from, to: own.from };
    case "<=":
      return { from: everything.from, to: own.to };
    case "^":
      return { from: own.from, to: major > 0 ? [major + 1, 0, 0] : own.to };
    case "~":
      return { from: own.from, to: partsOf(version).length > 1 ? [major, minor + 1, 0] : [major + 1, 0, 0] };
    case "~=":
      return { from: own.from, to: partsOf(version).length > 2 ? [major, minor + 1, 0] : [major + 1, 0, 0] };
    default:
      return own;
  }
}

/** The numbers that a version names, without those that a star or an x leaves open. */
function partsOf(version: string): readonly number[] {
  const [, numbers = ""] = /^v?(\d+(?:\.\d+){0,2})(?![\d])/.exec(version) ?? [];
  return numbers === "" ? [] : numbers.split(".").map(Number);
}

function intervalOf(version: string): Interval | undefined {
  if (!/^v?\d+(?:\.(?:\d+|[*xX])){0,3}(?:[-+.a-z].*)?$/s.test(version)) return undefined;
  const [major, minor, patch] = partsOf(version);
  if (major === undefined) return undefined;
  if (minor === undefined) return { from: [major, 0, 0], to: [major + 1, 0, 0] };
  if (patch === undefined) return { from: [major, minor, 0], to: [major, minor + 1, 0] };
  return { from: [major, minor, patch], to: [major, minor, patch + 1] };
}

function overlaps(one: Interval, other: Interval): boolean {
  return isBefore(later(one.from, other.from), earlier(one.to, other.to));
}

function isBefore(one: Point, other: Point): boolean {
  const index = one.findIndex((part, i) => part !== other[i]);
  return index >= 0 && (one[index] as number) < (other[index] as number);
}

function later(one: Point, other: Point): Point {
  return isBefore(one, other) ? other : one;
}

function earlier(one: Point, other: Point): Point {
  return isBefore(other, one) ? other : one;
}
