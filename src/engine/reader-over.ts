import { normalizePath } from "../syntax/posix-path.ts";
import { lookAt, type Reader } from "../text/reader.ts";
import type { Source } from "../text/source.ts";

/** Reads the texts of a run before those of the disk: they may come from elsewhere, such as standard input. */
export function readerOver(inputs: readonly Source[], reader: Reader): Reader {
  let texts: Map<string, string> | undefined;
  const given = (path: string) => {
    texts ??= new Map(inputs.map((input) => [normalizePath(input.path), input.text]));
    return texts.get(path);
  };
  return {
    read: (path) => given(path) ?? reader.read(path),
    exists: (path) => reader.exists(path),
    look(path) {
      const sort = lookAt(reader, path);
      return sort === "none" && given(path) !== undefined ? "text" : sort;
    },
  };
}
