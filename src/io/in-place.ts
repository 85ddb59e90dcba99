import { constants } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { closeQuietly } from "./close.ts";
import type { Disk } from "./disk.ts";
import { removeQuietly } from "./draft.ts";
import { writeReason } from "./fault.ts";
import { writeAll } from "./write-all.ts";

/** In bytes; a name beyond this leaves no room for the ending. */
const longestName = 200;
const ending = ".plimsoll-old";

/** The file is written; what stays beside it is the message. */
export class LeftOver extends Error {}

/** Where no other file can be put beside one, or not in its place, though the file itself may be written. */
export const notBeside: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS", "EBUSY", "EXDEV", "ENAMETOOLONG"]);

/**
 * Writes over a file's own bytes, which keeps all that hangs on the file. What it held is kept on the disk beside it
 * meanwhile, and put back when writing fails.
 *
 * @param before what the file must hold, where that is known
 * @throws LeftOver when it was written, but the copy of what it held stays
 * @throws Error when it was not written; the file is as it was unless the message says otherwise
 */
export function writeInPlace(path: string, bytes: Uint8Array, before: Uint8Array | undefined, disk: Disk): void {
  const descriptor = disk.openSync(path, constants.O_RDWR);
  try {
    const old = readWhole(descriptor, disk);
    if (before && !old.equals(before)) throw new Error("it has changed meanwhile");
    const copy = keepCopy(path, old, disk);
    overwrite(descriptor, bytes, old, copy, disk);
    const fault = remove(copy, disk);
    if (fault !== undefined) throw new LeftOver(fault);
  } finally {
    // What is written is on the disk by now, and of a failure the first is told.
    closeQuietly(descriptor, disk);
  }
}

/** What stays of a copy that nobody needs any more, where it cannot be removed. */
function remove(copy: string, disk: Disk): string | undefined {
  try {
    disk.unlinkSync(copy);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT")
      return `its old content is still in ${copy}, which cannot be removed: ${writeReason(error)}`;
  }
  return undefined;
}

function overwrite(descriptor: number, bytes: Uint8Array, old: Uint8Array, copy: string, disk: Disk): void {
  try {
    put(descriptor, bytes, disk);
  } catch (error) {
    try {
      // Its blocks are there already, so this takes no new ones.
      put(descriptor, old, disk);
    } catch {
      throw new Error(`${writeReason(error)}, and it is DAMAGED; its old content is in ${copy}`);
    }
    const fault = remove(copy, disk);
    throw fault === undefined ? error : new Error(`${writeReason(error)}; ${fault}`);
  }
}

function put(descriptor: number, bytes: Uint8Array, disk: Disk): void {
  writeAll(descriptor, bytes, disk, 0);
  disk.ftruncateSync(descriptor, bytes.length);
  disk.fsyncSync(descriptor);
}

/** Writes a copy beside the file, or where its directory takes none among the system's temporary files. */
function keepCopy(path: string, old: Uint8Array, disk: Disk): string {
  const own = basename(path);
  const name = `${Buffer.byteLength(own) > longestName ? own.slice(0, longestName / 4) : own}${ending}`;
  try {
    return writeCopy(join(path, "..", name), old, disk);
  } catch (error) {
    if (!notBeside.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return writeCopy(join(tmpdir(), `${process.pid}-${name}`), old, disk);
  }
}

function writeCopy(copy: string, old: Uint8Array, disk: Disk): string {
  const descriptor = openNew(copy, disk);
  try {
    writeAll(descriptor, old, disk);
    disk.fsyncSync(descriptor);
  } catch (error) {
    removeQuietly(copy, disk);
    throw error;
  } finally {
    closeQuietly(descriptor, disk);
  }
  return copy;
}

/** A copy that is there may be all that is left of a file. */
function openNew(copy: string, disk: Disk): number {
  try {
    return disk.openSync(copy, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(`${copy} is left over from an interrupted run: check which of the two is right, and remove it`);
  }
}

function readWhole(descriptor: number, disk: Disk): Buffer {
  const bytes = Buffer.alloc(disk.fstatSync(descriptor).size);
  let at = 0;
  while (at < bytes.length) {
    const count = disk.readSync(descriptor, bytes, at, bytes.length - at, at);
    if (count === 0) break;
    at += count;
  }
  return bytes.subarray(0, at);
}
