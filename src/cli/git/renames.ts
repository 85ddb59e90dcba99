import { basename, extname } from "node:path";
import { isBlob } from "./work-tree.ts";

/** A file that came, with its text. */
export interface Arrival {
  readonly path: string;
  readonly text: string;
}

/** A file that went, with the id of its text. */
export interface Departure {
  readonly path: string;
  readonly id: string;
}

/** So many files that went are looked into; those of a like name first. */
const mostCandidates = 100;

/** Files that went which one that came may be: the same text, or a like name. */
export function candidates(arrivals: readonly Arrival[], departures: readonly Departure[]): readonly Departure[] {
  const names = new Set(arrivals.flatMap(({ path }) => likeness(path)));
  const rank = ({ path }: Departure) => likeness(path).findIndex((name) => names.has(name));
  return departures
    .map((departure) => ({ departure, rank: rank(departure) }))
    .filter((candidate) => candidate.rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostCandidates)
    .map(({ departure }) => departure);
}

/** What two paths of the same sort share, the most telling first. */
function likeness(path: string): readonly string[] {
  const name = basename(path).toLowerCase();
  const words = name.split(/[.\-_]+/).filter((word) => word.length > 3);
  return [`name ${name}`, `extension ${extname(name) || name}`, ...words.map((word) => `word ${word}`)];
}

/**
 * What each file that came was called before, as far as it has its text, or at least half of it, from one that went.
 * Each is taken once.
 */
export function renames(
  arrivals: readonly Arrival[],
  departures: readonly Departure[],
  textOf: (id: string) => string | undefined,
): ReadonlyMap<string, Departure> {
  const found = new Map<string, Departure>();
  const left = new Set(departures);
  const take = (arrival: Arrival, departure: Departure | undefined) => {
    if (!departure) return;
    found.set(arrival.path, departure);
    left.delete(departure);
  };
  for (const arrival of arrivals) {
    const bytes = Buffer.from(arrival.text);
    take(
      arrival,
      [...left].find(({ id }) => isBlob(bytes, id)),
    );
  }
  const linesOfOld = new Map<Departure, Lines>();
  for (const departure of left) linesOfOld.set(departure, linesOf(textOf(departure.id) ?? ""));
  for (const arrival of arrivals) {
    if (found.has(arrival.path)) continue;
    const lines = linesOf(arrival.text);
    let best: { readonly departure: Departure; readonly share: number } | undefined;
    for (const departure of left) {
      const share = shared(linesOfOld.get(departure) as Lines, lines);
      if (share >= 0.5 && share > (best?.share ?? 0)) best = { departure, share };
    }
    take(arrival, best?.departure);
  }
  return found;
}

interface Lines {
  readonly length: number;
  readonly counts: ReadonlyMap<string, number>;
}

function linesOf(text: string): Lines {
  const counts = new Map<string, number>();
  let length = 0;
  for (const line of text.split(/\r?\n/)) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
    length += line.length + 1;
  }
  return { length, counts };
}

/** The part of the longer text that the other has too. */
function shared(a: Lines, b: Lines): number {
  let length = 0;
  for (const [line, count] of b.counts) length += Math.min(count, a.counts.get(line) ?? 0) * (line.length + 1);
  return length / Math.max(a.length, b.length);
}
