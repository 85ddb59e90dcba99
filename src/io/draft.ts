import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Disk } from "./disk.ts";
import { statIfThere } from "./stat.ts";

/** A file under a name of its own that waits to take that of another. */
export interface Draft {
  readonly path: string;
  readonly descriptor: number;
}

/** Names hang on the process alone, so that they are never too long, and tell whether anybody still needs the file. */
const draftName = /^\.plimsoll-(\d+)-\d+\.draft$/;

/** Whether a file is a draft, or the copy of a file that is written in place: no file of the project. */
export function isScratch(name: string): boolean {
  return draftName.test(name) || name.endsWith(".plimsoll-old");
}

/** In milliseconds. Processes elsewhere that share the directory cannot be seen; none takes that long. */
const leastAge = 60_000;

/** Names that are tried at most: a disk that always says that a name is taken must not be asked for ever. */
const mostTaken = 100;

let count = 0;

/** Makes an empty draft beside a file, and takes away those that killed processes left there. */
export function createDraft(beside: string, mode: number, disk: Disk): Draft {
  const directory = dirname(beside);
  sweep(directory, disk);
  for (;;) {
    const path = join(directory, `.plimsoll-${process.pid}-${++count}.draft`);
    try {
      return { path, descriptor: disk.openSync(path, "wx", mode) };
    } catch (error) {
      // A process before this one had its number: in containers most have a low one.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || count % mostTaken === 0) throw error;
    }
  }
}

/** Directories that need no second look. */
const swept = new Set<string>();

function sweep(directory: string, disk: Disk): void {
  if (swept.has(directory)) return;
  swept.add(directory);
  for (const name of namesIn(directory)) {
    const pid = draftName.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(directory, name);
    const stats = statIfThere(path);
    if (stats && Date.now() - stats.mtimeMs > leastAge && !isRunning(Number(pid))) removeQuietly(path, disk);
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** Of this process itself nothing is there yet when a directory is swept: it has drafts for less long than that. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** It is the first fault that counts, not that of clearing up. */
export function removeQuietly(path: string, disk: Pick<Disk, "unlinkSync">): void {
  try {
    disk.unlinkSync(path);
  } catch {
    // Gone already, or in a directory that takes no change.
  }
}
