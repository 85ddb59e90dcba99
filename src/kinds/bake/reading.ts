import type { Problem } from "../../nodes/problem.ts";
import { normalizePath } from "../../syntax/posix-path.ts";
import type { Reader } from "../../text/reader.ts";
import type { BakeDocument, BakeTarget } from "./nodes.ts";
import { parseBake } from "./parse.ts";
import { filesWith } from "./path.ts";
import { readProject } from "./project.ts";
import type { ResolvedTarget } from "./resolve.ts";

/** What a file comes to, with those that Bake reads beside it. */
export interface BakeReading {
  /** Those of the file's own blocks. */
  readonly targets: readonly BakeTarget[];
  /** Those that are built, with all that they inherit: none where one of the files cannot be read. */
  readonly built: readonly ResolvedTarget[];
  /** Where the file asks for more than is read. */
  readonly limits: readonly Problem[];
}

interface Remembered {
  readonly texts: readonly (string | undefined)[];
  readonly reading: BakeReading;
}

const readings = new WeakMap<BakeDocument, Remembered>();

/** The same as long as the files beside it are. */
export function readingOf(document: BakeDocument, files: Pick<Reader, "read"> | undefined): BakeReading {
  const own = normalizePath(document.source.path);
  const paths = filesWith(own);
  const texts = paths.map((path) => (path === own ? undefined : files?.read(path)));
  const old = readings.get(document);
  if (old?.texts.every((text, i) => text === texts[i])) return old.reading;
  const documents = paths.flatMap((path, i): readonly BakeDocument[] => {
    if (path === own) return [document];
    const text = texts[i];
    return text === undefined ? [] : [parseBake({ path, text })];
  });
  const reading = readProject(document, documents);
  readings.set(document, { texts, reading });
  return reading;
}
