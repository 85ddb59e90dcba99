/** One figure with its bound. Figures are ratios wherever the machine would show in them. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  /** "x node -e 0", "MiB". */
  readonly unit: string;
  readonly bound: number;
  /** Whether the value must stay at or below the bound, or at or above it. */
  readonly keep: "below" | "above";
}

export function passes({ value, bound, keep }: Measurement): boolean {
  return keep === "below" ? value <= bound : value >= bound;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** What is left of several readings: noise makes wall times scatter both ways, but only ever adds to CPU time. */
export type Summary = (values: readonly number[]) => number;

export const least: Summary = (values) => Math.min(...values);

/** Each candidate over several rounds; the candidates take turns, so that noise falls on all of them. */
export function interleave<T extends string>(
  rounds: number,
  summary: Summary,
  candidates: Record<T, () => number>,
): Record<T, number> {
  const names = Object.keys(candidates) as T[];
  const values = new Map<T, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) values.get(name)?.push(candidates[name]());
  }
  return Object.fromEntries(names.map((name) => [name, summary(values.get(name) ?? [])])) as Record<T, number>;
}
