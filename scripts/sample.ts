/** A few of many, the same for the same seed. */
export function sample<T>(items: readonly T[], size: number, seed: number): readonly T[] {
  const rest = [...items];
  let state = seed >>> 0;
  const chosen: T[] = [];
  while (chosen.length < size && rest.length > 0) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    chosen.push(...rest.splice(state % rest.length, 1));
  }
  return chosen;
}
