import { type Checker, checkerWith, type Known, type Outcome } from "../checkers/checker.ts";
import { failed, type Output, run, runNow } from "../checkers/process.ts";
import { writeReason } from "../io/fault.ts";
import { type Scratch, scratchOf } from "../io/scratch.ts";
import type { PowershellScript } from "../nodes/checked-script.ts";
import { readAnswer } from "./answer.ts";
import { argumentsFor, manifestVariable } from "./call.ts";
import type { Analyzer } from "./find.ts";

/** In milliseconds: what a process may take, and what more for each of its scripts. */
const patience = { process: 60_000, script: 200 } as const;

/** What knows what a PSScriptAnalyzer says of scripts. PowerShell takes long to start: one process has them all. */
export function createChecker(analyzer: Analyzer, answers?: Known): Checker<PowershellScript> {
  const tool = {
    program: analyzer,
    files: [analyzer.file, analyzer.manifest],
    textOf: ({ text }: PowershellScript) => `PowerShell\0${text}`,
    open: () => ({
      ask: async (scripts: readonly PowershellScript[]) => [{ scripts, outcome: await ask(scripts, analyzer) }],
      askNow: (script: PowershellScript) => askNow(script, analyzer),
    }),
  };
  return checkerWith(tool, answers);
}

async function ask(scripts: readonly PowershellScript[], analyzer: Analyzer): Promise<Outcome> {
  const scratch = give(scripts);
  if ("fault" in scratch) return scratch;
  try {
    return outcomeOf(await run(callFor(scripts, analyzer, scratch)), scripts);
  } finally {
    scratch.remove();
  }
}

function askNow(script: PowershellScript, analyzer: Analyzer): Outcome {
  const scratch = give([script]);
  if ("fault" in scratch) return scratch;
  try {
    return outcomeOf(runNow(callFor([script], analyzer, scratch)), [script]);
  } finally {
    scratch.remove();
  }
}

function give(scripts: readonly PowershellScript[]): Scratch | { readonly fault: string } {
  try {
    return scratchOf(scripts.map(({ text }, i) => [String(i), text]));
  } catch (error) {
    return { fault: `cannot be given scripts: ${writeReason(error)}` };
  }
}

function callFor({ length }: readonly PowershellScript[], { file, env, manifest }: Analyzer, { directory }: Scratch) {
  return {
    program: { file, env: { ...env, [manifestVariable]: manifest } },
    args: argumentsFor(length),
    cwd: directory,
    patience: patience.process + patience.script * length,
  };
}

function outcomeOf(output: Output, scripts: readonly PowershellScript[]): Outcome {
  if ("fault" in output) return output;
  if (output.status !== 0) return { fault: failed(output.status) };
  const remarks = readAnswer(output.text, scripts);
  return remarks ? { remarks } : { fault: "gives an answer that cannot be understood" };
}
