import { readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";

/** As many links as Linux follows. */
const mostLinks = 40;

/** The real path of what there is, followed by the names of what there is not: also of a link that leads nowhere yet. */
export function realPath(full: string, links = 0): string {
  try {
    return realpathSync.native(full);
  } catch {
    const target = links < mostLinks ? linkTarget(full) : undefined;
    if (target !== undefined) return realPath(target, links + 1);
    const parent = dirname(full);
    return parent === full ? full : join(realPath(parent, links), basename(full));
  }
}

function linkTarget(full: string): string | undefined {
  try {
    return resolve(dirname(full), readlinkSync(full));
  } catch {
    return undefined;
  }
}

/** Whether an absolute path is a directory's, or that of something in it. */
export function isBelow(full: string, directory: string): boolean {
  const path = relative(directory, full);
  return path !== ".." && !/^\.\.[\\/]/.test(path) && !isAbsolute(path);
}
