import type { Disk } from "./disk.ts";

/**
 * Closes a file of which nothing more is to be learned: what was read is there, and what was written has been synced.
 * Disks over a network, and full ones, may tell then of what has failed before.
 */
export function closeQuietly(descriptor: number, disk: Pick<Disk, "closeSync">): void {
  try {
    disk.closeSync(descriptor);
  } catch {
    // The descriptor is gone all the same.
  }
}
