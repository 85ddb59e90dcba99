import type { Encoding } from "../engine/read-file.ts";
import { type Disk, disk as realDisk } from "../io/disk.ts";
import { writeReason } from "../io/fault.ts";
import { LeftOver } from "../io/in-place.ts";
import type { Tree } from "../io/tree.ts";
import { writeFile } from "../io/write.ts";

/** A text that takes the place of another. */
export interface Replacement {
  readonly before: string;
  readonly after: string;
  readonly encoding: Encoding;
}

/**
 * Replaces a file's text by the fixed one in the file's own encoding.
 * @returns why it was not written, or what stays beside it, as the end of "FILE ...", or undefined
 */
export function writeFixed(
  full: string,
  { before, after, encoding }: Replacement,
  tree: Tree,
  disk: Disk = realDisk,
): string | undefined {
  if (encoding === "latin1" && /[^\u0000-\u00ff]/.test(after)) {
    return "was not fixed: it is not UTF-8, and the fix would add characters beyond its encoding";
  }
  if (tree.leaves(full)) return `was not fixed: ${tree.refusal(full)}`;
  try {
    writeFile(full, Buffer.from(after, encoding), { tree, before: Buffer.from(before, encoding) }, disk);
    return undefined;
  } catch (error) {
    return error instanceof LeftOver ? `was fixed, but ${error.message}` : `was not fixed: ${writeReason(error)}`;
  }
}
