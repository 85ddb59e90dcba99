import { type Disk, disk as realDisk } from "../io/disk.ts";
import { writeReason } from "../io/fault.ts";
import { LeftOver } from "../io/in-place.ts";
import { type WriteOptions, writeFile } from "../io/write.ts";
import { UsageError } from "./exit.ts";

/**
 * Writes a file that the user asked for.
 * @throws UsageError when it cannot be written, or something stays beside it
 */
export function writeNamed(
  name: string,
  full: string,
  text: string,
  options: WriteOptions,
  disk: Disk = realDisk,
): void {
  try {
    writeFile(full, Buffer.from(text), options, disk);
  } catch (error) {
    if (error instanceof LeftOver) throw new UsageError(`${name} is written, but ${error.message}`);
    throw new UsageError(`${name} cannot be written: ${writeReason(error)}`);
  }
}
