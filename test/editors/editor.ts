import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { it, onTestFinished } from "vitest";
import { gitDirectory } from "../helpers/git-directory.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = join(root, "dist/cli.cjs");

const before = "RUN echo 😀 && apt-get update && apt-get install -y curl";

/** A Dockerfile with two findings, which "fix all" mends; the emoji shows how columns are counted. */
export const bad = `FROM debian:12\nUSER 1000\n${before}\nMAINTAINER me\n`;
export const mended = bad
  .replace(before, `${before} && rm -rf /var/lib/apt/lists/*`)
  .replace("MAINTAINER me", 'LABEL org.opencontainers.image.authors="me"');

/** What an editor's script leaves behind. */
export interface Outcome {
  readonly process: SpawnSyncReturns<string>;
  /** The Dockerfile as the editor saved it. */
  readonly text: string;
  /** What the script wrote to `found.txt`: a line a diagnostic. */
  readonly found: string;
}

/** A test with an editor; skipped, and saying so, where the editor, its plugin or the build is missing. */
export function withEditor(name: string, program: string, plugin: string | undefined, test: (run: Run) => void): void {
  const missing = [
    existsSync(cli) ? undefined : "dist is missing",
    hasProgram(program) ? undefined : `${program} is not installed`,
    plugin === undefined || existsSync(plugin) ? undefined : `${plugin} is missing`,
  ].find((reason) => reason !== undefined);
  if (missing === undefined) it(name, () => test(runEditor));
  else it.skip(`${name} (${missing})`);
}

export type Run = typeof runEditor;

/** Runs an editor in a project with a bad Dockerfile; its script finds the command of the server in the environment. */
function runEditor(program: string, args: readonly string[], script: string): Outcome {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-editor-")));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  gitDirectory(dir);
  writeFileSync(join(dir, "Dockerfile"), bad);
  copyFileSync(fileURLToPath(new URL(script, import.meta.url)), join(dir, script));
  const process = spawnSync(program, args, { cwd: dir, encoding: "utf8", timeout: 110_000, env: environment(dir) });
  const read = (name: string) => (existsSync(join(dir, name)) ? readFileSync(join(dir, name), "utf8") : "");
  return { process, text: read("Dockerfile"), found: read("found.txt") };
}

/** A home of its own, so that nobody's settings are read or changed. */
function environment(dir: string): NodeJS.ProcessEnv {
  const node = process.execPath;
  return {
    PATH: process.env.PATH,
    HOME: dir,
    XDG_CONFIG_HOME: dir,
    TERM: "dumb",
    PLIMSOLL_NODE: node,
    PLIMSOLL_CLI: cli,
  };
}

function hasProgram(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}
