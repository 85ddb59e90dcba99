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
