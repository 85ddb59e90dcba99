import { normalizePath } from "../syntax/posix-path.ts";
import { type DirectoryEntry, namesByDirectory, withFiles } from "../text/directory-entry.ts";
import { lookAt, type Reader } from "../text/reader.ts";
import type { Source } from "../text/source.ts";

/** Reads the texts of a run before those of the disk: they may come from elsewhere, such as standard input. */
export function readerOver(inputs: readonly Source[], reader: Reader): Reader {
  let texts: Map<string, string> | undefined;
  const all = () => {
    texts ??= new Map(inputs.map((input) => [normalizePath(input.path), input.text]));
    return texts;
  };
  const given = (path: string) => all().get(path);
  let names: ReadonlyMap<string, readonly string[]> | undefined;
  const listed = new WeakMap<readonly DirectoryEntry[], Map<string, readonly DirectoryEntry[]>>();
  /** Merged once, however many files of the run ask what lies beside them. */
  const list = (path: string) => {
    const entries = reader.list?.(path);
    if (!entries) return undefined;
    names ??= namesByDirectory(all().keys());
    const merged = listed.get(entries) ?? new Map<string, readonly DirectoryEntry[]>();
    listed.set(entries, merged);
    const found = merged.get(path) ?? withFiles(entries, names.get(path)) ?? entries;
    merged.set(path, found);
    return found;
  };
  return {
    read: (path) => given(path) ?? reader.read(path),
    exists: (path) => reader.exists(path),
    list,
    look(path) {
      const sort = lookAt(reader, path);
      return sort === "none" && given(path) !== undefined ? "text" : sort;
    },
  };
}
