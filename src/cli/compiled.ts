import type { LintReport } from "../engine/types.ts";

let noted = 0;

/**
 * A cheap measure of how much of the program this run has compiled, for the launcher, which keeps the code of the run
 * that compiled most: 0 without a lint of a few files, else one more than there were rules with something to say.
 */
export function breadth(): number {
  return noted;
}

/** Runs over more files take so long that they need no code kept, and compile what would slow all others down. */
const mostFiles = 20;

export function noteBreadth({ files }: LintReport): void {
  if (files.length > mostFiles) return;
  noted = 1 + new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule))).size;
}
