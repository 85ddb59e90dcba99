import { createHash } from "node:crypto";
import { lstatSync } from "node:fs";
import { dirname } from "node:path";
import { makeDirectory } from "../io/directory.ts";
import { type Disk, disk as realDisk } from "../io/disk.ts";
import { ReadFault, writeReason } from "../io/fault.ts";
import { largest, readText } from "../io/read.ts";
import type { Tree } from "../io/tree.ts";
import { writeFile } from "../io/write.ts";
import { UsageError } from "./exit.ts";

/** Where a cache is kept. */
export interface CacheFile {
  /** Absolute. */
  readonly file: string;
  /** Where a link must end, of a file that the user named; undefined at the usual place, which is the program's alone. */
  readonly tree: Tree | undefined;
}

const magic = "plimsoll-cache-v3";

export type Entries<E> = ReadonlyMap<string, E>;

/**
 * Entries made under the same key; undefined where there are none, or the least doubt about them.
 * @param isEntry whether a value is an entry, whoever wrote it
 * @throws UsageError when the user named a file that is something else
 */
export function readEntries<E>(
  { file, tree }: CacheFile,
  key: string,
  isEntry: (value: unknown) => value is E,
): Entries<E> | undefined {
  if (!tree && !isOwn(file)) return undefined;
  const content = readText(file, { largest: largest.generated });
  if (content instanceof ReadFault) {
    if (!tree || content.isAbsence) return undefined;
    throw new UsageError(`the cache ${file} cannot be read: ${content.message}`);
  }
  // Ours as well when it was cut off in its first word.
  const isOurs = content.startsWith(magic) || magic.startsWith(content);
  if (tree && !isOurs) throw new UsageError(`${file} is not a cache: name another file with --cache-location`);
  const end = content.indexOf("\n");
  const body = content.slice(end + 1);
  return content.slice(0, end) === headOf(key, body) ? parseEntries(body, isEntry) : undefined;
}

function parseEntries<E>(body: string, isEntry: (value: unknown) => value is E): Entries<E> | undefined {
  try {
    const entries: [string, unknown][] = Object.entries(JSON.parse(body) as object);
    return entries.every((entry): entry is [string, E] => isEntry(entry[1])) ? new Map(entries) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns why nothing was saved, as the end of "the cache ...", or undefined */
export function writeEntries(
  { file, tree }: CacheFile,
  key: string,
  entries: Entries<unknown>,
  disk: Disk = realDisk,
): string | undefined {
  const body = JSON.stringify(Object.fromEntries(entries));
  try {
    makeDirectory(dirname(file), 0o700, disk);
    writeFile(file, Buffer.from(`${headOf(key, body)}\n${body}`), { tree, mode: 0o600, fresh: true }, disk);
    return undefined;
  } catch (error) {
    return `was not saved: ${writeReason(error)}`;
  }
}

/** Belongs to this user, and nobody else may write it: what others write into a shared directory counts for nothing. */
function isOwn(file: string): boolean {
  try {
    const stats = lstatSync(file);
    const isMine = process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0);
    return stats.isFile() && isMine;
  } catch {
    return false;
  }
}

/** The first line, which tells whether the rest is ours, whole, and of use. */
function headOf(key: string, body: string): string {
  return `${magic} ${key} ${sha(body)}`;
}

export function sha(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
