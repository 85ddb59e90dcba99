import {
  accessSync,
  chmodSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import type { Encoding } from "../engine/read-file.ts";

/**
 * Replaces a file's text, keeping its encoding, mode and owner. The new text appears at once or not at all, but for
 * files with several names or another owner, which are written in place. A link stays a link.
 *
 * @returns why it was not written, as the end of "FILE ...", or undefined
 */
export function replaceText(full: string, before: string, after: string, encoding: Encoding): string | undefined {
  if (encoding === "latin1" && /[^\u0000-\u00ff]/.test(after)) {
    return "was not fixed: it is not UTF-8, and the fix would add characters beyond its encoding";
  }
  try {
    const real = realpathSync(full);
    accessSync(real, constants.W_OK);
    if (!readFileSync(real).equals(Buffer.from(before, encoding)))
      return "was not fixed: it changed while it was linted";
    const bytes = Buffer.from(after, encoding);
    if (!replaceAtOnce(real, bytes)) writeFileSync(real, bytes);
    return undefined;
  } catch (error) {
    return `was not fixed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Writes beside the file and renames; false when that would lose something or cannot be done. */
function replaceAtOnce(real: string, bytes: Buffer): boolean {
  const { mode, uid, nlink } = statSync(real);
  if (nlink > 1 || (process.getuid && process.getuid() !== uid)) return false;
  const temporary = `${real}.${process.pid}.plimsoll`;
  try {
    writeFileSync(temporary, bytes, { flag: "wx" });
  } catch {
    return false;
  }
  try {
    chmodSync(temporary, mode);
    renameSync(temporary, real);
    return true;
  } catch {
    unlinkSync(temporary);
    return false;
  }
}
