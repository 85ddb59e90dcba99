import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { manifest, root } from "../scripts/project.ts";

export const cli = `${root}/${manifest.bin.plimsoll}`;

const usageHook = fileURLToPath(new URL("report-usage.cjs", import.meta.url));

/** NODE_EXTRA_CA_CERTS doubles the time that Node itself takes to start; other NODE_ variables may change it too. */
export function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("NODE_") && !name.startsWith("npm_"));
  return { ...Object.fromEntries(kept), ...extra };
}

/** Wall time of a process in milliseconds: the most that every system tells. */
export function wallTime(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): number {
  const started = performance.now();
  // A report is read through a pipe.
  const result = spawnSync(program, args, { cwd, env, stdio: ["ignore", "pipe", "ignore"] });
  const elapsed = performance.now() - started;
  requireFinished(program, result);
  return elapsed;
}

export interface Usage {
  /** Milliseconds of all threads. */
  readonly cpu: number;
  /** Largest resident size in bytes. */
  readonly memory: number;
}

/** What a Node process used, by its own account when it ends. */
export function nodeUsage(args: readonly string[], cwd: string, usageFile: string): Usage {
  const env = cleanEnvironment({ USAGE_FILE: usageFile });
  const result = spawnSync(process.execPath, ["--require", usageHook, ...args], { cwd, env, stdio: "ignore" });
  requireFinished(args.join(" "), result);
  return JSON.parse(readFileSync(usageFile, "utf8"));
}

/** CPU milliseconds of any program and what it starts, by bash's `time`. */
export function cpuTime(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = cleanEnvironment(),
): number {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1';
  const result = spawnSync("bash", ["-c", script, "bash", program, ...args], {
    cwd,
    env,
    encoding: "utf8",
  });
  requireFinished(program, result);
  const [user = Number.NaN, system = Number.NaN] = result.stderr.trim().split(" ").map(Number);
  return (user + system) * 1000;
}

/** Exit 1 means findings; anything beyond is a failure, and its time means nothing. */
function requireFinished(what: string, result: SpawnSyncReturns<Buffer | string>): void {
  if (result.error) throw result.error;
  if (result.status === null || result.status > 1)
    throw new Error(`${what} ended with ${result.status ?? result.signal}`);
}
