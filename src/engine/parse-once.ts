import type { Document, Kind } from "../kinds/kind.ts";
import type { Source } from "../text/source.ts";

const parsed = new WeakMap<Source, { readonly kind: Kind; readonly text: string; readonly document: Document }>();

/**
 * The document of a file that says how others are built. Finding the files of a run asks for it, and the run itself does:
 * it is parsed once, and kept as long as the file is.
 */
export function parseOnce(file: Source, kind: Kind): Document {
  const old = parsed.get(file);
  if (old?.kind === kind && old.text === file.text) return old.document;
  const { path, text } = file;
  const document = kind.parse({ path, text });
  parsed.set(file, { kind, text, document });
  return document;
}
