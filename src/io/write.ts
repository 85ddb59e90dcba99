import { constants, type Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import { copyAttributes } from "./attributes.ts";
import { makeDirectory } from "./directory.ts";
import { type Disk, disk as realDisk } from "./disk.ts";
import { createDraft, removeQuietly } from "./draft.ts";
import { ReadFault } from "./fault.ts";
import { notBeside, writeInPlace } from "./in-place.ts";
import { isOwnDescriptor } from "./own-descriptor.ts";
import { largest, readBytes } from "./read.ts";
import { realPath } from "./real-path.ts";
import type { Tree } from "./tree.ts";
import { writeAll } from "./write-all.ts";

export interface WriteOptions {
  /** Where a link must end. */
  readonly tree?: Tree | undefined;
  /** Of a file that is new; that of one that is there stays. */
  readonly mode?: number;
  /** Refuses to write over what is there. */
  readonly onlyNew?: boolean;
  /** What the file must still hold. */
  readonly before?: Uint8Array;
  /** Whatever has the name is replaced: its attributes and other names, or where it links to, count for nothing. */
  readonly fresh?: boolean;
}

/** A file that is not to be written. */
export class WriteFault extends Error {}

/**
 * Writes a whole file, making its directories. The new content is written in full beside the old one, on the disk before
 * it takes its name: a failure or a kill at any moment leaves the one or the other. Mode, owner, group, access lists and
 * extended attributes stay; where they cannot be carried over, where a file has several names, or where its directory
 * takes no other file, it is written in place, with a copy of what it was beside it for as long as that lasts.
 *
 * @throws Error when it was not written
 */
export function writeFile(full: string, bytes: Uint8Array, options: WriteOptions = {}, disk: Disk = realDisk): void {
  if (options.tree?.leaves(full)) throw new WriteFault(options.tree.refusal(full));
  if (options.before && isWritten(full, bytes, options.before)) return;
  const named = disk.statSync(full, { throwIfNoEntry: false });
  // Its real path may be no path at all.
  if (named && (isOwnDescriptor(full) || !(named.isFile() || options.fresh))) {
    writeThrough(full, named, bytes, disk);
    return;
  }
  const path = options.fresh ? join(realPath(dirname(full)), basename(full)) : realPath(full);
  const stats = disk.statSync(path, { throwIfNoEntry: false });
  if (!stats || options.fresh) {
    makeDirectory(dirname(path), undefined, disk);
    putInPlace(path, undefined, bytes, options, disk);
  } else if (options.onlyNew) throw new WriteFault("it already exists");
  else replaceFile(path, stats, bytes, options, disk);
}

/**
 * Whether the new text is there already: the file has other names, and was written by one of them.
 * @throws WriteFault where it holds neither that nor what it held before
 */
function isWritten(path: string, bytes: Uint8Array, before: Uint8Array): boolean {
  const found = readBytes(path, { largest: largest.generated });
  if (found instanceof ReadFault) throw new WriteFault(found.message);
  if (found.equals(bytes)) return true;
  if (!found.equals(before)) throw new WriteFault("it has changed meanwhile");
  return false;
}

function replaceFile(path: string, stats: Stats, bytes: Uint8Array, options: WriteOptions, disk: Disk): void {
  disk.accessSync(path, constants.W_OK);
  if (stats.nlink > 1 || !putInPlace(path, stats, bytes, options, disk)) {
    writeInPlace(path, bytes, options.before, disk);
  }
}

/** Writes beside the file and renames; false when that would lose something or is not allowed. */
function putInPlace(
  path: string,
  stats: Stats | undefined,
  bytes: Uint8Array,
  { mode = 0o666 }: WriteOptions,
  disk: Disk,
): boolean {
  let draft: string | undefined;
  try {
    const created = createDraft(path, stats ? 0o600 : mode, disk);
    draft = created.path;
    try {
      if (stats && !copyAttributes(path, stats, created, disk)) return false;
      writeAll(created.descriptor, bytes, disk);
      // Writing takes special bits away.
      if (stats) disk.fchmodSync(created.descriptor, stats.mode);
      disk.fsyncSync(created.descriptor);
    } finally {
      disk.closeSync(created.descriptor);
    }
    disk.renameSync(draft, path);
    draft = undefined;
    return true;
  } catch (error) {
    if (stats && notBeside.has((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  } finally {
    if (draft !== undefined) removeQuietly(draft, disk);
  }
}

/** Devices, pipes that somebody reads from, and what the process has open: behind what it holds. */
function writeThrough(path: string, stats: Stats, bytes: Uint8Array, disk: Disk): void {
  if (stats.isDirectory()) throw new WriteFault("it is a directory");
  // Fails at once for a named pipe that nobody reads, instead of waiting for a reader.
  if (stats.isFIFO()) disk.closeSync(disk.openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0)));
  const descriptor = disk.openSync(path, constants.O_WRONLY | constants.O_APPEND);
  try {
    writeAll(descriptor, bytes, disk);
  } finally {
    disk.closeSync(descriptor);
  }
}
