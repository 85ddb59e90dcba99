/** How many ways there are to take one item of each list. */
export function countCombinations(lists: readonly (readonly unknown[])[]): number {
  // Too many lists multiply to infinity, which no list without items makes nothing of.
  return lists.some(({ length }) => length === 0) ? 0 : lists.reduce((all, { length }) => all * length, 1);
}

/** These ways up to a number; the item of the last list changes first. */
export function combinations<T>(lists: readonly (readonly T[])[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.min(most, countCombinations(lists)) }, (_, i) => {
    const taken: T[] = [];
    let rest = i;
    for (const list of lists.toReversed()) {
      taken.push(list[rest % list.length] as T);
      rest = Math.floor(rest / list.length);
    }
    return taken.reverse();
  });
}
