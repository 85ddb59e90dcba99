import type { DirectoryEntry } from "../text/directory-entry.ts";
import type { FileSort } from "../text/file-sort.ts";
import { lookAt, type Reader } from "../text/reader.ts";
import { type NamedBuilds, namedBuildsText } from "./image-builds.ts";
import type { Caller } from "./invocations.ts";

/** What the verdicts on a file rest on beside its own text and the configuration: each question with its answer. */
export interface Trace {
  /** Texts of files that were read; undefined where there was none. Paths are relative to the working directory. */
  readonly reads: ReadonlyMap<string, string | undefined>;
  readonly exists: ReadonlyMap<string, boolean>;
  /** What stood at a path, undefined where it could not be told. */
  readonly looks: ReadonlyMap<string, FileSort | undefined>;
  /** What directories held, as `listText` tells it. */
  readonly lists: ReadonlyMap<string, string | undefined>;
  /** Whether the run has the file at a path. */
  readonly listed: ReadonlyMap<string, boolean>;
  /** Who builds the Dockerfile at a path, as `callersText` tells it. */
  readonly callers: ReadonlyMap<string, string>;
  /** Who builds an image of a name, as `namedBuildsText` tells it. */
  readonly images: ReadonlyMap<string, string>;
  /** A rule looked at the list of all documents. */
  readonly documents: boolean;
  /** The date decided, or could have. */
  readonly date: boolean;
}

/** Stands between a run and its world, and writes down what is asked. */
export interface Tracer {
  readonly reader: Reader;
  onOpen(path: string): void;
  onListed(path: string, listed: boolean): void;
  onCallers(path: string, callers: readonly Caller[]): void;
  onImage(name: string, named: NamedBuilds): void;
  onDocuments(): void;
  onDate(): void;
  /** What was asked since the last call. */
  take(): Trace;
}

export function createTracer(reader: Reader): Tracer {
  let trace = emptyTrace();
  const read = (path: string) => {
    const text = reader.read(path);
    trace.reads.set(path, text);
    return text;
  };
  return {
    reader: {
      read,
      exists(path) {
        const exists = reader.exists(path);
        trace.exists.set(path, exists);
        return exists;
      },
      look(path) {
        const sort = lookAt(reader, path);
        trace.looks.set(path, sort);
        return sort;
      },
      list(path) {
        const entries = reader.list?.(path);
        trace.lists.set(path, listText(entries));
        return entries;
      },
    },
    onOpen: read,
    onListed: (path, listed) => trace.listed.set(path, listed),
    onCallers: (path, callers) => trace.callers.set(path, callersText(callers)),
    onImage: (name, named) => trace.images.set(name, namedBuildsText(named, name)),
    onDocuments() {
      trace.documents = true;
    },
    onDate() {
      trace.date = true;
    },
    take() {
      const taken = trace;
      trace = emptyTrace();
      return taken;
    },
  };
}

function emptyTrace() {
  return {
    reads: new Map<string, string | undefined>(),
    exists: new Map<string, boolean>(),
    looks: new Map<string, FileSort | undefined>(),
    lists: new Map<string, string | undefined>(),
    listed: new Map<string, boolean>(),
    callers: new Map<string, string>(),
    images: new Map<string, string>(),
    documents: false,
    date: false,
  };
}

/** The same text for the same entries; undefined for none. */
export function listText(entries: readonly DirectoryEntry[] | undefined): string | undefined {
  return entries && JSON.stringify(entries.map(({ name, sort }) => [name, sort]));
}

/** The same text for the same callers. */
export function callersText(callers: readonly Caller[]): string {
  const facts = callers.map(
    ({
      root,
      invocation: { args, unknownArgs, target, contexts, known, builtImages, checksHealth, platform, label },
    }) => [
      root,
      [...args],
      [...(unknownArgs ?? [])],
      target,
      [...contexts],
      known,
      [...(builtImages ?? [])],
      checksHealth ?? false,
      platform,
      label,
    ],
  );
  return JSON.stringify(facts);
}
