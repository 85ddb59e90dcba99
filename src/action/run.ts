import { relative, resolve } from "node:path";
import type { Engine } from "../cli/command.ts";
import { engine } from "../cli/engine.ts";
import { exit, UsageError } from "../cli/exit.ts";
import type { Io } from "../cli/io.ts";
import { run } from "../cli/main.ts";
import { version } from "../cli/version.ts";
import type { LintReport } from "../engine/types.ts";
import { appendText } from "../io/append.ts";
import { countFindings } from "../reporters/shown.ts";
import type { ReporterContext } from "../reporters/types.ts";
import { errorCommand, outputLines, plainText } from "./commands.ts";
import { type Inputs, readInputs } from "./inputs.ts";

/** What the command line reported on. */
interface Outcome {
  readonly report: LintReport;
  readonly context: ReporterContext;
}

/** What the runner gives the action: its variables, its log and the means of a process. */
export type Host = Pick<Io, "env" | "stdout" | "readStdin" | "today">;

/**
 * Lints as the inputs say, and tells the runner in its ways: annotations in the log, the job's summary, outputs.
 * @returns the exit code, that of the command line
 */
export async function runAction(host: Host): Promise<number> {
  try {
    return await lint(readInputs(host.env), host);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    host.stdout.write(errorCommand(error.message));
    return exit.usage;
  }
}

async function lint(inputs: Inputs, host: Host): Promise<number> {
  const { env, stdout } = host;
  const workspace = env.GITHUB_WORKSPACE || ".";
  const cwd = resolve(workspace, inputs.directory);
  const told: string[] = [];
  const io: Io = {
    ...host,
    cwd,
    stdout: inputs.annotations ? stdout : { isTerminal: false, write: (text) => stdout.write(plainText(`${text}`)) },
    stderr: { isTerminal: false, write: (text) => void told.push(`${text}`) },
  };
  let outcome: Outcome | undefined;
  const below = relative(workspace, cwd).replaceAll("\\", "/");
  const code = await run(inputs.argv, io, async () =>
    watched(engine, below && `${below}/`, (seen) => {
      outcome = seen;
    }),
  );
  const text = told.join("");
  // A finding is annotated where it stands; what else went wrong has no place of its own.
  if (text !== "") stdout.write(outcome ? plainText(text) : errorCommand(text));
  if (inputs.summary && outcome) await writeSummary(outcome, env.GITHUB_STEP_SUMMARY);
  if (env.GITHUB_OUTPUT) appendText(env.GITHUB_OUTPUT, outputLines(outputsOf(code, inputs, cwd, outcome)));
  return code;
}

/**
 * An engine that tells what is reported.
 * @param directory of the working directory in the workspace, where no repository says better: a checkout without git
 */
function watched(engine: Engine, directory: string, tell: (outcome: Outcome) => void): Engine {
  const loadReporter: Engine["loadReporter"] = async (name) => {
    const reporter = await engine.loadReporter(name);
    return (report, given) => {
      const context = { ...given, directory: given.directory ?? directory };
      tell({ report, context });
      return reporter(report, context);
    };
  };
  return { ...engine, loadReporter };
}

async function writeSummary({ report, context }: Outcome, file: string | undefined): Promise<void> {
  if (!file) return;
  const reporter = await engine.loadReporter("markdown");
  appendText(file, await reporter(report, context));
}

/** The outputs of `action.yml`; counts are missing where nothing could be linted. */
function outputsOf(
  code: number,
  { sarifFile }: Inputs,
  cwd: string,
  outcome: Outcome | undefined,
): Readonly<Record<string, string | number | undefined>> {
  const fixed = { "exit-code": code, version: version() };
  if (!outcome) return fixed;
  const { error, warning, info, fixable, suppressed } = countFindings(outcome.report, false);
  return {
    ...fixed,
    files: outcome.report.files.length,
    findings: error + warning + info,
    errors: error,
    warnings: warning,
    infos: info,
    fixable,
    suppressed,
    "sarif-file": sarifFile && resolve(cwd, sarifFile),
  };
}
