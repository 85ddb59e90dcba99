import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifest, root } from "../../scripts/project.ts";

/** A few files of the project, in which a script may write. */
export interface ProjectCopy {
  readonly dir: string;
  run(script: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string };
  remove(): void;
}

/** @param scripts what `npm run` runs there in place of the project's own */
export function projectCopy(paths: readonly string[], scripts: Readonly<Record<string, string>> = {}): ProjectCopy {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-copy-")));
  for (const path of paths) cpSync(join(root, path), join(dir, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"), "junction");
  writeFileSync(join(dir, "package.json"), JSON.stringify({ ...manifest, scripts }));
  return {
    dir,
    run(script, ...args) {
      const command = ["--import", import.meta.resolve("tsx"), join(dir, "scripts", script), ...args];
      return spawnSync(process.execPath, command, { encoding: "utf8" });
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
