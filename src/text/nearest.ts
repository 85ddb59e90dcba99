const longestName = 80;

/**
 * The candidate that was most likely meant: the one that fewest insertions, deletions, replacements and swaps of
 * neighbours turn into `name`, if these are at most a third of its length, or else the only one that `name` begins.
 * Case does not count.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  if (wanted.length > longestName) return undefined;
  const longer: string[] = [];
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (wanted.length > 2 && other.startsWith(wanted)) longer.push(candidate);
    if (Math.abs(other.length - wanted.length) >= least) continue;
    const count = editDistance(wanted, other);
    if (count < least) {
      best = candidate;
      least = count;
    }
  }
  return best ?? (longer.length === 1 ? longer[0] : undefined);
}

/** "; did you mean x?" as the end of a message, or nothing. */
export function suggestion(name: string, candidates: Iterable<string>): string {
  const meant = nearest(name, candidates);
  return meant === undefined ? "" : `; did you mean ${meant}?`;
}

/** Optimal string alignment: edits between two strings, a swap of neighbours counting as one. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
