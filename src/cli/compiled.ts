import type { LintReport } from "../engine/types.ts";

let isLong = false;

/**
 * Whether this run is one of those over many files, for the launcher: they take so long that they need no code kept, and
 * compile what would slow all others down.
 */
export function isLongRun(): boolean {
  return isLong;
}

const mostFiles = 20;

export function noteLength({ files }: LintReport): void {
  isLong = files.length > mostFiles;
}
