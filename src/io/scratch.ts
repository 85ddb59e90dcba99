import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory that nobody else can look into, for files that another program reads. */
export interface Scratch {
  readonly directory: string;
  remove(): void;
}

/**
 * @param files texts by name
 * @throws the error of a disk that is full or not to be written
 */
export function scratchOf(files: Iterable<readonly [name: string, text: string]>): Scratch {
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-"));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    for (const [name, text] of files) writeFileSync(join(directory, name), text, { mode: 0o600, flag: "wx" });
  } catch (error) {
    remove();
    throw error;
  }
  return { directory, remove };
}
