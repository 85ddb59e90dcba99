import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { callersIn } from "../engine/callers.ts";
import type { DiscoveredFile } from "../engine/discover.ts";
import { namedBuildsText } from "../engine/image-builds.ts";
import type { LintOptions } from "../engine/options.ts";
import { readerOver } from "../engine/reader-over.ts";
import { callersText, listText, type Trace } from "../engine/trace.ts";
import type { FileReport } from "../engine/types.ts";
import { readOwnFile } from "../io/own-files.ts";
import { normalizePath } from "../syntax/posix-path.ts";
import type { FileSort } from "../text/file-sort.ts";
import { lookAt } from "../text/reader.ts";
import { type Entry, isEntry } from "./cache-entry.ts";
import { type CacheFile, readEntries, sha, writeEntries } from "./cache-store.ts";
import { liesWithin } from "./report-shape.ts";

/** Reports of earlier runs that still hold, and a place for those of this one. */
export interface Cache {
  /** By path. */
  readonly known: ReadonlyMap<string, FileReport>;
  keep(report: FileReport, trace: Trace): void;
  /** @returns why nothing was saved, as the end of "the cache ...", or undefined */
  save(): string | undefined;
}

export interface CacheRequest {
  readonly file: CacheFile;
  /** All that verdicts depend on beside the files and the date. */
  readonly run: string;
  /** All files of the run. */
  readonly files: readonly DiscoveredFile[];
  readonly options: LintOptions;
}

/**
 * Opens a cache and finds out which of its reports still hold.
 * @throws UsageError when the user named a file that is something else
 */
export function openCache(request: CacheRequest): Cache {
  const key = sha(request.run + process.version + programText());
  const old = readEntries(request.file, key, isEntry);
  const world = worldOf(request);
  const known = new Map<string, FileReport>();
  const entries = new Map(old);
  for (const file of request.files) {
    const entry = entries.get(file.path);
    if (!entry || !holds(entry, file, world) || !isFinal(entry, request.options)) continue;
    known.set(file.path, reportOf(entry, file));
  }
  let changed = old === undefined;
  return {
    known,
    keep(report, trace) {
      if (report.fixed) return;
      changed = true;
      entries.set(report.path, entryOf(report, trace, world));
    },
    save() {
      for (const path of entries.keys()) {
        if (world.paths.has(normalizePath(path)) || request.options.reader.exists(path)) continue;
        changed = true;
        entries.delete(path);
      }
      return changed ? writeEntries(request.file, key, entries) : undefined;
    },
  };
}

/** Answers to the questions of traces, as things are now. */
interface World {
  readonly paths: ReadonlySet<string>;
  readonly today: string;
  callersOf(path: string): string;
  imageBuildsOf(name: string): string;
  digestOf(path: string): string | null;
  exists(path: string): boolean;
  look(path: string): FileSort | null;
  entriesOf(path: string): string | null;
  documents(): string;
}

function worldOf({ files, options }: CacheRequest): World {
  const reader = readerOver(files, options.reader);
  const digests = new Map<string, string | null>();
  const calling = files.filter(({ kind: name }) =>
    options.config.kinds.some((kind) => kind.name === name && kind.builds),
  );
  // Asked anew in each run: which files they read, and which they looked for in vain, no list of files tells.
  let callers: ReturnType<typeof callersIn> | undefined;
  const allCallers = () => {
    callers ??= callersIn(calling, options.config.kinds, reader);
    return callers;
  };
  return {
    paths: new Set(files.map(({ path }) => normalizePath(path))),
    today: options.today,
    callersOf: (path) => sha(callersText(allCallers().byPath.get(path) ?? [])),
    imageBuildsOf: (name) => sha(namedBuildsText(allCallers().named(), name)),
    digestOf(path) {
      let digest = digests.get(path);
      if (digest === undefined) {
        digest = digestOf(reader.read(path));
        digests.set(path, digest);
      }
      return digest;
    },
    exists: (path) => reader.exists(path),
    look: (path) => lookAt(reader, path) ?? null,
    entriesOf: (path) => digestOf(listText(reader.list?.(path))),
    documents: () => listDigest(files),
  };
}

function listDigest(files: readonly DiscoveredFile[]): string {
  return sha(JSON.stringify(files.map(({ path, kind, text }) => [path, kind, sha(text)])));
}

function holds(entry: Entry, file: DiscoveredFile, world: World): boolean {
  const { kind, text, reads, exists, looks, lists, listed, callers, images, documents, date } = entry;
  return (
    kind === file.kind &&
    text === sha(file.text) &&
    liesWithin(entry, file.text.length) &&
    (date === null || date === world.today) &&
    (documents === null || documents === world.documents()) &&
    Object.entries(exists).every(([path, answer]) => world.exists(path) === answer) &&
    Object.entries(looks).every(([path, answer]) => world.look(path) === answer) &&
    Object.entries(lists).every(([path, answer]) => world.entriesOf(path) === answer) &&
    Object.entries(listed).every(([path, answer]) => world.paths.has(path) === answer) &&
    Object.entries(reads).every(([path, answer]) => world.digestOf(path) === answer) &&
    Object.entries(callers).every(([path, answer]) => world.callersOf(path) === answer) &&
    Object.entries(images).every(([name, answer]) => world.imageBuildsOf(name) === answer)
  );
}

/** Whether fixing would leave the file alone. */
function isFinal({ findings }: Entry, { fix }: LintOptions): boolean {
  return !fix || findings.every(({ fixes }) => fixes.every(({ safe }) => !safe && fix === "safe"));
}

function reportOf({ kind, findings, suppressed, unknown }: Entry, { path, text }: DiscoveredFile): FileReport {
  return { path, kind, source: { path, text }, findings, suppressed, unknown };
}

function entryOf(report: FileReport, trace: Trace, world: World): Entry {
  const { kind, source, findings, suppressed, unknown } = report;
  return {
    text: sha(source.text),
    kind,
    findings,
    suppressed,
    unknown,
    reads: Object.fromEntries([...trace.reads].map(([path, text]) => [path, digestOf(text)])),
    exists: Object.fromEntries(trace.exists),
    looks: Object.fromEntries([...trace.looks].map(([path, sort]) => [path, sort ?? null])),
    lists: Object.fromEntries([...trace.lists].map(([path, text]) => [path, digestOf(text)])),
    listed: Object.fromEntries(trace.listed),
    // Digests: what services hand to a build may be secret.
    callers: Object.fromEntries([...trace.callers].map(([path, text]) => [path, sha(text)])),
    images: Object.fromEntries([...trace.images].map(([name, text]) => [name, sha(text)])),
    documents: trace.documents ? world.documents() : null,
    date: trace.date ? world.today : null,
  };
}

/** What the program is, beyond its version: builds of one version may differ. */
function programText(): string {
  const own = fileURLToPath(import.meta.url);
  return [own, join(dirname(own), "command-tables.txt")].map(fileText).join();
}

const largestHashed = 16 * 1024 * 1024;

function fileText(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return "";
  return stats.size > largestHashed ? `${stats.size} ${stats.mtimeMs}` : readOwnFile(file, "latin1");
}

function digestOf(text: string | undefined): string | null {
  return text === undefined ? null : sha(text);
}
