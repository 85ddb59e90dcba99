import { reasonOf } from "../config/error.ts";
import { type WriteOptions, writeFile } from "../io/write.ts";
import { UsageError } from "./exit.ts";

/**
 * Writes a file that the user asked for.
 * @throws UsageError when it cannot be written
 */
export function writeNamed(name: string, full: string, text: string, options: WriteOptions): void {
  try {
    writeFile(full, Buffer.from(text), options);
  } catch (error) {
    throw new UsageError(`${name} cannot be written: ${reasonOf(error)}`);
  }
}
