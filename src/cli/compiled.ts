import type { LintReport } from "../engine/types.ts";

/**
 * A cheap measure of how much of the program this run has compiled, for the launcher, which keeps the code of the run
 * that compiled most: 0 without a lint, else one more than there were rules with something to say.
 */
export let breadth = 0;

export function noteBreadth({ files }: LintReport): void {
  breadth = 1 + new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule))).size;
}
