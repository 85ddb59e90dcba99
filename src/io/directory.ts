import { dirname } from "node:path";
import { type Disk, disk as realDisk } from "./disk.ts";

/**
 * Makes a directory with those above it. Not by Node's own way to do so, which never ends where a directory that is there
 * denies that it is, as some below `/proc` do.
 */
export function makeDirectory(path: string, mode = 0o777, disk: Pick<Disk, "mkdirSync"> = realDisk): void {
  try {
    disk.mkdirSync(path, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    const parent = dirname(path);
    if (code !== "ENOENT" || parent === path) throw error;
    makeDirectory(parent, mode, disk);
    disk.mkdirSync(path, mode);
  }
}
