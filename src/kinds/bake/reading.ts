import { normalizePath } from "../../syntax/posix-path.ts";
import type { Reader } from "../../text/reader.ts";
import type { BakeDocument } from "./nodes.ts";
import { parseBake } from "./parse.ts";
import { filesWith } from "./path.ts";
import { type BakeReading, readProject } from "./project.ts";

interface Remembered {
  readonly texts: readonly (string | undefined)[];
  readonly reading: BakeReading;
}

const readings = new WeakMap<BakeDocument, readonly Remembered[]>();

/** The same as long as the files beside it are. */
export function readingOf(document: BakeDocument, files: Pick<Reader, "read"> | undefined): BakeReading {
  const own = normalizePath(document.source.path);
  const paths = filesWith(own);
  const texts = paths.map((path) => (path === own ? undefined : files?.read(path)));
  const known = readings.get(document) ?? [];
  const old = known.find((one) => one.texts.every((text, i) => text === texts[i]));
  if (old) return old.reading;
  const documents = paths.flatMap((path, i): readonly BakeDocument[] => {
    if (path === own) return [document];
    const text = texts[i];
    return text === undefined ? [] : [parseBake({ path, text })];
  });
  const reading = readProject(document, documents);
  // Nodes are known by identity: what asks without files in between must not renew them.
  readings.set(document, [{ texts, reading }, ...known.slice(0, 1)]);
  return reading;
}
