import { normalizePath } from "../syntax/posix-path.ts";
import { withFiles } from "../text/directory-entry.ts";
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
  return {
    read: (path) => given(path) ?? reader.read(path),
    exists: (path) => reader.exists(path),
    list: (path) => withFiles(reader.list?.(path), path, all().keys()),
    look(path) {
      const sort = lookAt(reader, path);
      return sort === "none" && given(path) !== undefined ? "text" : sort;
    },
  };
}
