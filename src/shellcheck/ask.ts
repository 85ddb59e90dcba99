import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { parse } from "node:path";
import { writeReason } from "../io/fault.ts";
import { type Scratch, scratchOf } from "../io/scratch.ts";
import type { CheckedScript, Remark } from "../nodes/checked-script.ts";
import { type GivenFile, readAnswer } from "./answer.ts";
import type { Program } from "./find.ts";
import { scriptFile } from "./script-file.ts";

/** What ShellCheck says of some scripts, one list for each, or why it says nothing: the end of "ShellCheck ...". */
export interface Answer {
  readonly scripts: readonly CheckedScript[];
  readonly outcome: { readonly remarks: readonly (readonly Remark[])[] } | { readonly fault: string };
}

/** A program that has said which version it is. */
export interface KnownProgram extends Program {
  readonly version: string;
}

/** In milliseconds: what a process may take, and what more for each of its scripts. */
const patience = { process: 30_000, script: 100 } as const;

/** In bytes: nobody reads a longer answer. */
const longestAnswer = 64 * 1024 * 1024;

/** Files of one process: Windows takes 32,767 characters of a command line. */
const mostFiles = 2000;

/** Fewer are not worth a process of their own. */
const fewestFiles = 50;

/** `--norc`: the settings of a repository are none of ours. Never `-x`, which reads the files that scripts name. */
const options = ["--norc", "--format=json1", "--"] as const;

/** The oldest version that has the options. */
const oldest = "0.7.1";

/** Which version a program is, or why it is not asked anything. */
export function versionOf({ file, env }: Program): { readonly version: string } | { readonly fault: string } {
  const { error, stdout } = spawnSync(file, ["--version"], {
    env,
    cwd: parse(file).root,
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
    maxBuffer: longestAnswer,
    timeout: patience.process,
    killSignal: "SIGKILL",
    windowsHide: true,
  });
  if (error) return { fault: faults.get(codeOf(error)) ?? cannotRun(error) };
  const version = /^ShellCheck\b[\s\S]*^version: v?(\d{1,4}\.\d{1,4}\.\d{1,4})/m.exec(stdout)?.[1];
  if (version === undefined) return { fault: "does not say which version it is" };
  return isOlder(version, oldest) ? { fault: `${version} is too old: install ${oldest} or newer` } : { version };
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, "en", { numeric: true }) < 0;
}

/** Asks about many scripts, in as few processes as keep the processors busy. */
export async function ask(scripts: readonly CheckedScript[], program: KnownProgram): Promise<readonly Answer[]> {
  const processors = availableParallelism();
  const wanted = Math.min(processors, Math.ceil(scripts.length / fewestFiles));
  const parts = inParts(scripts, Math.max(wanted, Math.ceil(scripts.length / mostFiles)));
  const answers: Answer[] = [];
  const work = async () => {
    for (let part = parts.pop(); part; part = parts.pop())
      answers.push({ scripts: part, outcome: await askProcess(part, program) });
  };
  await Promise.all(Array.from({ length: wanted }, work));
  return answers;
}

/** The same about one script, while everything waits. */
export function askNow(script: CheckedScript, program: KnownProgram): Answer["outcome"] {
  const given = give([script], program);
  if ("fault" in given) return given;
  const { files, scratch } = given;
  try {
    const { error, status, stdout } = spawnSync(program.file, argumentsFor(files), {
      cwd: scratch.directory,
      env: program.env,
      stdio: ["ignore", "pipe", "ignore"],
      encoding: "utf8",
      maxBuffer: longestAnswer,
      timeout: patience.process,
      killSignal: "SIGKILL",
      windowsHide: true,
    });
    return error ? { fault: faults.get(codeOf(error)) ?? cannotRun(error) } : outcomeOf(status, stdout, files);
  } finally {
    scratch.remove();
  }
}

/** Scripts dealt out in turn, so that each part has its share of long ones. */
function inParts<T>(list: readonly T[], count: number): T[][] {
  const parts: T[][] = Array.from({ length: count }, () => []);
  for (const [i, one] of list.entries()) parts[i % count]?.push(one);
  return parts;
}

async function askProcess(scripts: readonly CheckedScript[], program: KnownProgram): Promise<Answer["outcome"]> {
  const given = give(scripts, program);
  if ("fault" in given) return given;
  const { files, scratch } = given;
  try {
    return await run(program, scratch.directory, files);
  } finally {
    scratch.remove();
  }
}

interface Given {
  readonly files: readonly GivenFile[];
  readonly scratch: Scratch;
}

function give(scripts: readonly CheckedScript[], { version }: KnownProgram): Given | { readonly fault: string } {
  // Names that no script can say: ShellCheck reads one along with another that sources it by its name.
  const mark = randomBytes(4).toString("hex");
  const files = scripts.map((script, i) => ({
    ...scriptFile(readable(script, version)),
    name: `${mark}-${i}`,
    script: script.text,
  }));
  try {
    return { files, scratch: scratchOf(files.map(({ name, text }) => [name, text])) };
  } catch (error) {
    return { fault: `cannot be given scripts: ${writeReason(error)}` };
  }
}

/** Versions before 0.10 know no shell of BusyBox; dash's is next to it. */
function readable(script: CheckedScript, version: string): CheckedScript {
  return script.dialect === "busybox" && isOlder(version, "0.10.0") ? { ...script, dialect: "dash" } : script;
}

function argumentsFor(files: readonly GivenFile[]): string[] {
  return [...options, ...files.map(({ name }) => name)];
}

const late = "did not answer in time";
const tooLong = "answers without an end";
const faults: ReadonlyMap<string, string> = new Map([
  ["ETIMEDOUT", late],
  ["ENOBUFS", tooLong],
]);

function codeOf({ code = "" }: NodeJS.ErrnoException): string {
  return code;
}

function cannotRun(error: Error): string {
  return `cannot be run: ${error.message}`;
}

function run(program: KnownProgram, cwd: string, files: readonly GivenFile[]): Promise<Answer["outcome"]> {
  return new Promise((done) => {
    const { file, env } = program;
    const stdio = ["ignore", "pipe", "ignore"] as const;
    const child = spawn(file, argumentsFor(files), { cwd, env, stdio: [...stdio], windowsHide: true });
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (outcome: Answer["outcome"]) => {
      clearTimeout(expiring);
      done(outcome);
    };
    // What it may have started holds its output open: that is not waited for.
    const breakOff = (fault: string) => {
      child.kill("SIGKILL");
      child.stdout?.destroy();
      child.unref();
      end({ fault });
    };
    const expiring = setTimeout(() => breakOff(late), patience.process + patience.script * files.length);
    child.stdout?.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > longestAnswer) breakOff(tooLong);
    });
    child.on("error", (error) => end({ fault: cannotRun(error) }));
    child.on("close", (status) => end(outcomeOf(status, Buffer.concat(chunks).toString("utf8"), files)));
  });
}

/** It ends with 1 where it has remarks, and with more where it could not do what it was asked to. */
function outcomeOf(status: number | null, output: string, files: readonly GivenFile[]): Answer["outcome"] {
  if (status !== 0 && status !== 1) return { fault: failed(status) };
  const remarks = readAnswer(output, files);
  return remarks ? { remarks } : { fault: "gives an answer that cannot be understood" };
}

function failed(status: number | null): string {
  return status === null ? "was killed" : `failed with status ${status}`;
}
