import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { parse } from "node:path";
import type { Answer, Outcome } from "../checkers/checker.ts";
import { failed, type Output, run, runNow } from "../checkers/process.ts";
import type { Program } from "../checkers/program.ts";
import { writeReason } from "../io/fault.ts";
import { type Scratch, scratchOf } from "../io/scratch.ts";
import type { CheckedScript } from "../nodes/checked-script.ts";
import { type GivenFile, readAnswer } from "./answer.ts";
import { scriptFile } from "./script-file.ts";

/** A program that has said which version it is. */
export interface KnownProgram extends Program {
  readonly version: string;
}

/** In milliseconds: what a process may take, and what more for each of its scripts. */
const patience = { process: 30_000, script: 100 } as const;

/** Files of one process: Windows takes 32,767 characters of a command line. */
const mostFiles = 2000;

/** Fewer are not worth a process of their own. */
const fewestFiles = 50;

/** `--norc`: the settings of a repository are none of ours. Never `-x`, which reads the files that scripts name. */
const options = ["--norc", "--format=json1", "--"] as const;

/** The oldest version that has the options. */
const oldest = "0.7.1";

/** Which version a program is, or why it is not asked anything. */
export function versionOf(program: Program): { readonly version: string } | { readonly fault: string } {
  const cwd = parse(program.file).root;
  const output = runNow({ program, args: ["--version"], cwd, patience: patience.process });
  if ("fault" in output) return output;
  const version = /^ShellCheck\b[\s\S]*^version: v?(\d{1,4}\.\d{1,4}\.\d{1,4})/m.exec(output.text)?.[1];
  if (version === undefined) return { fault: "does not say which version it is" };
  return isOlder(version, oldest) ? { fault: `${version} is too old: install ${oldest} or newer` } : { version };
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, "en", { numeric: true }) < 0;
}

/** Asks about many scripts, in as few processes as keep the processors busy. */
export async function ask(
  scripts: readonly CheckedScript[],
  program: KnownProgram,
): Promise<readonly Answer<CheckedScript>[]> {
  const processors = availableParallelism();
  const wanted = Math.min(processors, Math.ceil(scripts.length / fewestFiles));
  const parts = inParts(scripts, Math.max(wanted, Math.ceil(scripts.length / mostFiles)));
  const answers: Answer<CheckedScript>[] = [];
  const work = async () => {
    for (let part = parts.pop(); part; part = parts.pop())
      answers.push({ scripts: part, outcome: await askProcess(part, program) });
  };
  await Promise.all(Array.from({ length: wanted }, work));
  return answers;
}

/** The same about one script, while everything waits. */
export function askNow(script: CheckedScript, program: KnownProgram): Outcome {
  const given = give([script], program);
  if ("fault" in given) return given;
  const { files, scratch } = given;
  try {
    return outcomeOf(runNow(callFor(given, program)), files);
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

async function askProcess(scripts: readonly CheckedScript[], program: KnownProgram): Promise<Outcome> {
  const given = give(scripts, program);
  if ("fault" in given) return given;
  const { files, scratch } = given;
  try {
    return outcomeOf(await run(callFor(given, program)), files);
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

function callFor({ files, scratch }: Given, program: KnownProgram) {
  const args = [...options, ...files.map(({ name }) => name)];
  return { program, args, cwd: scratch.directory, patience: patience.process + patience.script * files.length };
}

/** It ends with 1 where it has remarks, and with more where it could not do what it was asked to. */
function outcomeOf(output: Output, files: readonly GivenFile[]): Outcome {
  if ("fault" in output) return output;
  if (output.status !== 0 && output.status !== 1) return { fault: failed(output.status) };
  const remarks = readAnswer(output.text, files);
  return remarks ? { remarks } : { fault: "gives an answer that cannot be understood" };
}
