import { Dictionary } from "./dictionary.ts";

/** The index of the last text that holds a name, for each of the names that one holds. Linear in all of them together. */
export function lastMentions(names: Iterable<string>, texts: readonly string[]): ReadonlyMap<string, number> {
  const dictionary = new Dictionary(names);
  const last = new Map<string, number>();
  for (let i = texts.length - 1; i >= 0; i--) {
    dictionary.find(
      texts[i] as string,
      (name) => last.has(name),
      (name) => last.set(name, i),
    );
  }
  return last;
}

/** The indices of the first texts that hold a name, `most` at the most, for each of the names that one holds. */
export function firstMentions(
  names: Iterable<string>,
  texts: readonly string[],
  most: number,
): ReadonlyMap<string, readonly number[]> {
  const dictionary = new Dictionary(names);
  const first = new Map<string, number[]>();
  for (const [i, text] of texts.entries()) {
    dictionary.find(
      text,
      (name) => (first.get(name)?.length ?? 0) >= most || first.get(name)?.at(-1) === i,
      (name) => first.set(name, [...(first.get(name) ?? []), i]),
    );
  }
  return first;
}
