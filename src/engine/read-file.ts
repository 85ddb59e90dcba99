import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";

/** How a file's bytes became text, so that writing it back changes no other byte. */
export type Encoding = "utf8" | "latin1";

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Larger files are no build files; everything is linear, but the memory of a syntax tree is not free. */
const largestSize = 16 * 1024 * 1024;
const probeLength = 8192;

/**
 * A file's bytes, the first `limit` of them where given. Devices and files beyond the largest size are refused; pipes
 * are read, so that `<(command)` works.
 */
export function readBytes(full: string, limit?: number): Buffer | Error {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(full, "r");
    const stats = fstatSync(descriptor);
    if (!stats.isFile() && !stats.isFIFO()) return new Error("it is not a file");
    if (limit !== undefined) return readStart(descriptor, Math.min(limit, stats.size));
    if (stats.size > largestSize) return new Error(tooLarge(stats.size));
    return readFileSync(descriptor);
  } catch (error) {
    return error as Error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readStart(descriptor: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, length, 0));
}

function tooLarge(size: number): string {
  return `it is too large (${Math.ceil(size / 1024 / 1024)} MiB, at most ${largestSize / 1024 / 1024} MiB are linted)`;
}

/**
 * Text of a file. UTF-8 as a rule; bytes that are not UTF-8 are read as Latin-1, a character a byte, since Docker takes
 * them too (in comments, mostly). A byte order mark stays in the text. The fault ends the sentence "file ...".
 */
export function decode(bytes: Buffer): Decoded | { readonly fault: string } {
  if (bytes.length > largestSize) return { fault: `cannot be read: ${tooLarge(bytes.length)}` };
  if (bytes.subarray(0, probeLength).includes(0))
    return { fault: isUtf16(bytes) ? "is UTF-16; save it as UTF-8" : "is not text" };
  if (isUtf8(bytes)) return { text: bytes.toString("utf8"), encoding: "utf8" };
  return { text: bytes.toString("latin1"), encoding: "latin1" };
}

function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  return mark === 0xfeff || mark === 0xfffe;
}
