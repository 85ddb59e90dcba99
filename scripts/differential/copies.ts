import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Copies of files, for a linter that knows Dockerfiles by their names. */
export interface Copies {
  readonly folder: string;
  /** The path of the file that a copy is of. */
  readonly originals: ReadonlyMap<string, string>;
}

/** What is made of copies of some files, each called `Dockerfile` in a folder of its own, while they are there. */
export function withCopies<T>(paths: readonly string[], use: (copies: Copies) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-differential-"));
  try {
    const originals = new Map(
      paths.map((path, i) => {
        const copy = join(folder, String(i), "Dockerfile");
        mkdirSync(join(folder, String(i)));
        copyFileSync(path, copy);
        return [copy, path];
      }),
    );
    return use({ folder, originals });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
