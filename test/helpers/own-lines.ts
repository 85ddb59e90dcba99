/** The values of a file that `scripts/own-lines.ts` wrote, read without what reads them in the program. */
export function linesIn(text: string): readonly unknown[] {
  const start = text.indexOf("\n") + 1;
  const ends = JSON.parse(text.slice(0, start)) as readonly number[];
  return ends.map((end, i) => JSON.parse(text.slice(start + (ends[i - 1] ?? 0), start + end)));
}
