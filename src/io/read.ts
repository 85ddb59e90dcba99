import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { closeQuietly } from "./close.ts";
import { ReadFault } from "./fault.ts";
import { isOwnDescriptor } from "./own-descriptor.ts";

/** Knows where files may lie. */
export interface Bounds {
  /** Whether a path may be looked at at all. */
  mayLookAt(full: string): boolean;
  /**
   * The real path of a file that exists.
   * @throws ReadFault when it lies elsewhere
   */
  resolve(full: string): string;
}

export interface ReadOptions {
  /** In bytes; larger files are refused. */
  readonly largest: number;
  /** Where a link must end; undefined for a path that the user gave. */
  readonly tree?: Bounds | undefined;
  /** Reads no more than so many bytes, however large the file is. */
  readonly limit?: number;
}

const mebibyte = 1024 * 1024;

/** What is said of a path that the user did not name, as the end of "FILE cannot be read: ...". */
export const isOutside = "it is outside the linted directory";

/** What files may weigh, by what they are; more is an accident or an attack. */
export const largest = {
  /** Everything is linear, but a syntax tree and its verdicts take some five hundred times the bytes of short lines. */
  linted: 2 * mebibyte,
  settings: 4 * mebibyte,
  ignores: mebibyte,
  /** What people write by hand to run before commits. */
  hooks: mebibyte / 4,
  /** What programs wrote: baselines, caches, blobs, the code of plugins. */
  generated: 256 * mebibyte,
} as const;

/** Not waiting for the other end of a pipe, and not becoming the terminal's program. Windows has neither. */
const careful = (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);
const noLink = constants.O_NOFOLLOW ?? 0;

const chunk = 64 * 1024;

/**
 * A file's bytes, or why there are none. Only regular files are opened: a device may act on being opened, and a named
 * pipe would be waited for; pipes that are this process's own descriptors are read. What was opened is looked at again.
 */
export function readBytes(full: string, options: ReadOptions): Buffer | ReadFault {
  let descriptor: number | undefined;
  try {
    if (options.tree && !options.tree.mayLookAt(full)) return new ReadFault(isOutside, undefined);
    const stats = statSync(full, { throwIfNoEntry: false });
    if (!stats) return ReadFault.absence;
    const isPipe = stats.isFIFO() && isOwnDescriptor(full);
    requireKind(stats, isPipe);
    const path = options.tree ? options.tree.resolve(full) : full;
    descriptor = openSync(
      path,
      isPipe ? constants.O_RDONLY : constants.O_RDONLY | careful | (options.tree ? noLink : 0),
    );
    const opened = fstatSync(descriptor);
    requireKind(opened, isPipe);
    return readOpen(descriptor, opened.size, options);
  } catch (error) {
    return ReadFault.of(error);
  } finally {
    if (descriptor !== undefined) closeQuietly(descriptor, { closeSync });
  }
}

/** The same as text, a byte order mark left out. Bytes that are not UTF-8 become replacement characters. */
export function readText(full: string, options: ReadOptions): string | ReadFault {
  const bytes = readBytes(full, options);
  if (bytes instanceof ReadFault) return bytes;
  const text = bytes.toString("utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

export function tooLarge(size: number, most: number): string {
  return `it is too large (${Math.ceil(size / mebibyte)} MiB, at most ${most / mebibyte} MiB are read)`;
}

function requireKind(stats: Stats, isPipe: boolean): void {
  if (stats.isFile() || (isPipe && stats.isFIFO())) return;
  if (stats.isDirectory()) throw new ReadFault("it is a directory", "EISDIR");
  if (stats.isFIFO()) throw new ReadFault("it is a named pipe", undefined);
  throw new ReadFault("it is not a file", undefined);
}

/** Files may be larger than they say, such as those of `/proc`, and grow while they are read. */
function readOpen(descriptor: number, size: number, { largest: most, limit }: ReadOptions): Buffer {
  if (limit === undefined && size > most) throw new ReadFault(tooLarge(size, most), undefined);
  const end = limit ?? most + 1;
  const parts: Buffer[] = [];
  let total = 0;
  while (total < end) {
    const part = Buffer.allocUnsafe(Math.min(end - total, total < size ? size - total + 1 : chunk));
    const count = readSync(descriptor, part, 0, part.length, null);
    if (count === 0) break;
    parts.push(part.subarray(0, count));
    total += count;
    if (total === size && count < part.length) break;
  }
  if (limit === undefined && total > most) throw new ReadFault(tooLarge(total, most), undefined);
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
}
