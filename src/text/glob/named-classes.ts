import type { Range } from "./tree.ts";

/** Classes by name, each told as the first and last characters of its ranges: `alpha` is "AZaz". */
export function classesOf(bounds: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Range[]> {
  return new Map(Object.entries(bounds).map(([name, text]) => [name, rangesOf(text)]));
}

function rangesOf(bounds: string): readonly Range[] {
  const ranges: Range[] = [];
  for (let i = 0; i < bounds.length; i += 2) ranges.push([bounds.charCodeAt(i), bounds.charCodeAt(i + 1)]);
  return ranges;
}

/** What `[:name:]` stands for in every notation of globs. */
export const namedClasses = classesOf({
  alnum: "09AZaz",
  alpha: "AZaz",
  blank: "  \t\t",
  cntrl: "\0\x1f\x7f\x7f",
  digit: "09",
  graph: "!~",
  lower: "az",
  print: " ~",
  punct: "!/:@[`{~",
  upper: "AZ",
  xdigit: "09AFaf",
});
