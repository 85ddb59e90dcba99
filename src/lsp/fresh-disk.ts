import { diskReader } from "../engine/disk-reader.ts";
import type { Reader } from "../text/reader.ts";

/** What was read from a directory, believed for a while. */
export interface FreshDisk {
  reader(): Reader;
  forget(): void;
}

/** In milliseconds: not every client tells of changes. */
const maxAge = 1000;

/**
 * @param dir undefined where there are no files
 * @param renewed told before the disk is looked at anew
 */
export function createFreshDisk(dir: string | undefined, renewed: () => void): FreshDisk {
  let reader = noReader;
  let since = 0;
  return {
    reader() {
      const now = Date.now();
      if (dir !== undefined && now - since > maxAge) {
        reader = diskReader(dir);
        since = now;
        renewed();
      }
      return reader;
    },
    forget() {
      reader = noReader;
      since = 0;
    },
  };
}

const noReader: Reader = { read: () => undefined, exists: () => false };
