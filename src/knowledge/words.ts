/** Words of a text as a set, so that tables stay readable. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}
