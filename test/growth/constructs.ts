import { growthOf, stepsOf } from "../helpers/steps.ts";

/** Text of a size, by the construct that it repeats. */
export type Constructs = Readonly<Record<string, (size: number) => string>>;

export function times(n: number, text: (i: number) => string, between = " "): string {
  return Array.from({ length: n }, (_, i) => text(i)).join(between);
}

export function lines(n: number, text: (i: number) => string): string {
  return `${times(n, text, "\n")}\n`;
}

/** For what one line takes little: sizes at which it shows. */
const leastSteps = 60_000;
const largest = 640;

/**
 * How many times the steps it takes for eight times the size, from a size on at which it takes a good many. See
 * `growthOf`.
 */
export async function growthFrom(run: (size: number) => unknown, first = 40): Promise<number> {
  let size = first;
  await run(size);
  while (size < largest && (await stepsOf(() => run(size))) < leastSteps) size *= 2;
  return growthOf(run, size);
}
