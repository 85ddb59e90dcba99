import { spawn, spawnSync } from "node:child_process";
import type { Program } from "./program.ts";

/** What a process is started for. */
export interface Call {
  readonly program: Program;
  readonly args: readonly string[];
  readonly cwd: string;
  /** In milliseconds: how long it may take. */
  readonly patience: number;
}

/** What a process wrote on its standard output, or why that is nothing: the end of "ShellCheck ...". */
export type Output = { readonly status: number | null; readonly text: string } | { readonly fault: string };

/** In bytes: nobody reads a longer answer. */
const longestAnswer = 64 * 1024 * 1024;

const late = "did not answer in time";
const tooLong = "answers without an end";
const faults: ReadonlyMap<string, string> = new Map([
  ["ETIMEDOUT", late],
  ["ENOBUFS", tooLong],
]);

/** Runs a program while everything waits. */
export function runNow({ program: { file, env }, args, cwd, patience }: Call): Output {
  const { error, status, stdout } = spawnSync(file, args, {
    cwd,
    env,
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
    maxBuffer: longestAnswer,
    timeout: patience,
    killSignal: "SIGKILL",
    windowsHide: true,
  });
  return error ? { fault: faults.get(codeOf(error)) ?? cannotRun(error) } : { status, text: stdout };
}

export function run({ program: { file, env }, args, cwd, patience }: Call): Promise<Output> {
  return new Promise((done) => {
    const stdio = ["ignore", "pipe", "ignore"] as const;
    const child = spawn(file, args, { cwd, env, stdio: [...stdio], windowsHide: true });
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (output: Output) => {
      clearTimeout(expiring);
      done(output);
    };
    // What it may have started holds its output open: that is not waited for.
    const breakOff = (fault: string) => {
      child.kill("SIGKILL");
      child.stdout?.destroy();
      child.unref();
      end({ fault });
    };
    const expiring = setTimeout(() => breakOff(late), patience);
    child.stdout?.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > longestAnswer) breakOff(tooLong);
    });
    child.on("error", (error) => end({ fault: cannotRun(error) }));
    child.on("close", (status) => end({ status, text: Buffer.concat(chunks).toString("utf8") }));
  });
}

/** Why nothing that a process wrote counts. */
export function failed(status: number | null): string {
  return status === null ? "was killed" : `failed with status ${status}`;
}

function codeOf({ code = "" }: NodeJS.ErrnoException): string {
  return code;
}

function cannotRun(error: Error): string {
  return `cannot be run: ${error.message}`;
}
