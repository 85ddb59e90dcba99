import { type Dirent, opendirSync } from "node:fs";
import { type DirectoryEntry, sortedEntries } from "../text/directory-entry.ts";
import { ReadFault } from "./fault.ts";
import type { Bounds } from "./read.ts";

export interface ListOptions {
  /** A directory with more entries is refused. */
  readonly most: number;
  /** Where a link must end. */
  readonly tree: Bounds;
}

/** What a directory holds, in the order of the names, or why that is not told. */
export function listDirectory(full: string, { most, tree }: ListOptions): readonly DirectoryEntry[] | ReadFault {
  try {
    const directory = opendirSync(tree.resolve(full));
    try {
      const entries: DirectoryEntry[] = [];
      for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
        if (entries.length === most) return new ReadFault(`it has more than ${most} entries`, undefined);
        entries.push({ name: entry.name, sort: sortOf(entry) });
      }
      return sortedEntries(entries);
    } finally {
      directory.closeSync();
    }
  } catch (error) {
    return ReadFault.of(error);
  }
}

function sortOf(entry: Dirent): DirectoryEntry["sort"] {
  if (entry.isDirectory()) return "directory";
  return entry.isFile() ? "file" : "other";
}
