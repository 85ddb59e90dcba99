import { editDistance } from "../text/nearest.ts";

/** Longer names have none that are similar. */
const longestName = 80;
/** More of a kind are not told apart. */
const mostAlike = 8;

/**
 * Finds those of some names of images that differ from another in one character of the last part, or in two neighbours
 * that are swapped: what one may be misspelled as. In time in proportion to the name.
 */
export function similarNames(names: Iterable<string>): (name: string) => readonly string[] {
  // Names that differ so become the same when each has lost at most one character.
  const byRemains = new Map<string, string[]>();
  for (const name of names) {
    for (const remains of remainsOf(name)) {
      const alike = byRemains.get(remains);
      if (!alike) byRemains.set(remains, [name]);
      else if (alike.length < mostAlike) alike.push(name);
    }
  }
  return (name) => {
    const found = new Set(remainsOf(name).flatMap((remains) => byRemains.get(remains) ?? []));
    return [...found].filter((one) => editDistance(partsOf(one).last, partsOf(name).last) === 1).sort();
  };
}

function remainsOf(name: string): readonly string[] {
  if (name.length > longestName) return [];
  const { before, last } = partsOf(name);
  const shorter = Array.from(last, (_, i) => before + last.slice(0, i) + last.slice(i + 1));
  return [...new Set([name, ...shorter])];
}

function partsOf(name: string) {
  const start = name.lastIndexOf("/") + 1;
  return { before: name.slice(0, start), last: name.slice(start) };
}
