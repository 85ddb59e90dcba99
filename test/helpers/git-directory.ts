import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Makes a directory the root of a repository without a commit, as far as it takes to be found. */
export function gitDirectory(root: string): void {
  for (const name of ["objects", "refs"]) mkdirSync(join(root, ".git", name), { recursive: true });
  writeFileSync(join(root, ".git", "HEAD"), "ref: refs/heads/main\n");
}
