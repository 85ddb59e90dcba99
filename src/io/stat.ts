import { type Stats, statSync } from "node:fs";

/** What a path leads to; undefined where it leads nowhere: nothing is there, links go in a loop, or it may not be looked at. */
export function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
