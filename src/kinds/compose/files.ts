import { basename, dirname, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import type { DirectoryEntry } from "../../text/directory-entry.ts";
import type { Reader } from "../../text/reader.ts";
import { usualComposeNames } from "../usual-names.ts";
import type { ComposeDocument } from "./nodes.ts";
import { parseCompose } from "./parse.ts";
import { isWhole, namesCompose } from "./path.ts";

const opened = new WeakMap<Reader, Map<string, ComposeDocument>>();

/** The Compose file at a path, parsed once as long as its text is the same. */
export function composeAt(path: string, files: Reader): ComposeDocument | undefined {
  const known = opened.get(files) ?? new Map<string, ComposeDocument>();
  opened.set(files, known);
  // Read for each asker, since whoever follows what verdicts rest on sees what is read.
  const text = files.read(path);
  if (text === undefined) return undefined;
  const old = known.get(path);
  if (old?.source.text === text) return old;
  const document = parseCompose({ path, text });
  known.set(path, document);
  return document;
}

/** Where a file lies, as paths in it start there. */
export function directoryOf(path: string): string {
  return normalizePath(dirname(path));
}

/** The files that Compose reads over those of a usual name. */
const overrideNames = usualComposeNames.map((name) => name.replace(".", ".override."));

/** The files that Compose may read after one of a usual name, over it. */
export function overridesOf(path: string): readonly string[] {
  return isWhole(path) ? overrideNames.map((name) => resolvePath(name, directoryOf(path))) : [];
}

/** The one of those that it reads: none over a file beside which there is one that Compose takes instead. */
export function overrideOf(path: string, files: Reader): string | undefined {
  const override = overridesOf(path).find((one) => files.exists(one));
  return override !== undefined && usualIn(directoryOf(path), files, path) === path ? override : undefined;
}

/** The file that Compose reads before one that is read over it. */
export function baseOf(path: string, files: Reader): string | undefined {
  return overrideNames.includes(basename(path)) ? usualIn(directoryOf(path), files) : undefined;
}

/** The file that Compose reads in a directory where none is named. @param own one that is there, be it on the disk or not */
export function usualIn(directory: string, files: Reader, own?: string): string | undefined {
  return usualComposeNames.map((name) => resolvePath(name, directory)).find((one) => one === own || files.exists(one));
}

/** Files of one directory beyond this number are hardly read together. */
const maxBeside = 16;

/** Other Compose files of a directory, which `-f` may name together with one; undefined where they cannot be told. */
export function filesBeside(path: string, files: Reader): readonly ComposeDocument[] | undefined {
  return filesIn(directoryOf(path), files, basename(path));
}

/** So many directories above a file are looked at. */
const maxAbove = 8;

/**
 * The Compose files of the nearest directory above one that has any, before which `-f` may name them; undefined where they
 * cannot be told.
 */
export function filesAbove(path: string, files: Reader): readonly ComposeDocument[] | undefined {
  for (let at = directoryOf(path), i = 0; i < maxAbove && isBelow(at); i++) {
    at = directoryOf(at);
    const found = filesIn(at, files);
    if (found === undefined || found.length > 0) return found;
  }
  return [];
}

/** Whether a directory lies in another one that can be named. */
function isBelow(directory: string): boolean {
  return directory !== "." && directory !== "/" && !/(?:^|\/)\.\.$/.test(directory);
}

function filesIn(directory: string, files: Reader, except?: string): readonly ComposeDocument[] | undefined {
  const entries = files.list?.(directory);
  const names = entries ? composeNames(entries) : [...usualComposeNames, ...overrideNames];
  if (entries && names.length > maxBeside + 1) return undefined;
  return names.flatMap((name) => {
    const path = resolvePath(name, directory);
    return name !== except && files.exists(path) ? (composeAt(path, files) ?? []) : [];
  });
}

const namesOf = new WeakMap<readonly DirectoryEntry[], readonly string[]>();

/** Those of a directory, looked for once for all files in it. */
function composeNames(entries: readonly DirectoryEntry[]): readonly string[] {
  const known = namesOf.get(entries) ?? entries.map(({ name }) => name).filter(namesCompose);
  namesOf.set(entries, known);
  return known;
}
