/** Adds items to a list, however many: `push(...items)` ends beyond some 100,000, which is as many as a call takes. */
export function addAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
