/** Index of the last of sorted starts that is at or below an offset; 0 where none is. */
export function lastAtOrBelow(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Index of the first item, in a list sorted by a key such as where each starts, whose key is at or above a bound. */
export function firstFrom<T, K extends number | string>(sorted: readonly T[], bound: K, keyOf: (item: T) => K): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(sorted[middle] as T) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
