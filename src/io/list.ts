import { type Dirent, opendirSync } from "node:fs";
import { ReadFault } from "./fault.ts";
import type { Bounds } from "./read.ts";

/** What stands in a directory under a name; links are "other". */
export interface ListedEntry {
  readonly name: string;
  readonly sort: "directory" | "file" | "other";
}

export interface ListOptions {
  /** A directory with more entries is refused. */
  readonly most: number;
  /** Where a link must end. */
  readonly tree: Bounds;
}

/** What a directory holds, in no order, or why that is not told. */
export function listDirectory(full: string, { most, tree }: ListOptions): readonly ListedEntry[] | ReadFault {
  try {
    const directory = opendirSync(tree.resolve(full));
    try {
      const entries: ListedEntry[] = [];
      for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
        if (entries.length === most) return new ReadFault(`it has more than ${most} entries`, undefined);
        entries.push({ name: entry.name, sort: sortOf(entry) });
      }
      return entries;
    } finally {
      directory.closeSync();
    }
  } catch (error) {
    return ReadFault.of(error);
  }
}

function sortOf(entry: Dirent): ListedEntry["sort"] {
  if (entry.isDirectory()) return "directory";
  return entry.isFile() ? "file" : "other";
}
