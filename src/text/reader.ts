import type { DirectoryEntry } from "./directory-entry.ts";
import type { FileSort } from "./file-sort.ts";

/** How files are reached: the command line hands over the disk, the language server its buffers, a browser a map. */
export interface Reader {
  /** Text of a file, undefined when there is none. Paths are relative to the working directory, forward slashes. */
  read(path: string): string | undefined;
  exists(path: string): boolean;
  /** Told without reading more than a file's head; undefined where it cannot be told. */
  look?(path: string): FileSort | undefined;
  /** What a directory holds, by name; undefined where there is none, or more than anybody reads. */
  list?(path: string): readonly DirectoryEntry[] | undefined;
}

/** What stands at a path, as far as a reader knows. */
export function lookAt(reader: Reader, path: string): FileSort | undefined {
  if (reader.look) return reader.look(path);
  if (reader.read(path) !== undefined) return "text";
  return reader.exists(path) ? undefined : "none";
}
