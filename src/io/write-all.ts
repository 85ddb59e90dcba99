import type { Disk } from "./disk.ts";

/** Writes all bytes, from a position on or where the descriptor stands: one call may write a part. */
export function writeAll(
  descriptor: number,
  bytes: Uint8Array,
  disk: Pick<Disk, "writeSync">,
  position: number | null = null,
): void {
  for (let at = 0; at < bytes.length; ) {
    at += disk.writeSync(descriptor, bytes, at, bytes.length - at, position === null ? null : position + at);
  }
}
