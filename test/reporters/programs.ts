import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether a program is installed that a test would like to ask. */
export function installed(program: string): boolean {
  return spawnSync(program, ["--version"]).error === undefined;
}

/** Runs `use` with a file of the given text, and removes the file again. */
export function withFile<T>(name: string, text: string, use: (path: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-"));
  const path = join(directory, name);
  writeFileSync(path, text);
  try {
    return use(path);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
