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

/** Index of the first item, in a list sorted by where each starts, that starts at an offset or behind it. */
export function firstFrom<T>(sorted: readonly T[], offset: number, startOf: (item: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(sorted[middle] as T) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
