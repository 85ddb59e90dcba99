import { resolve } from "node:path";
import type { FileReport, InputError, LintReport } from "../engine/types.ts";
import { onOneLine, withoutCommands } from "../reporters/safe-text.ts";
import { type Paint, paintFor } from "../reporters/terminal/paint.ts";
import { unifiedDiff } from "../text/diff.ts";
import { inCi } from "./ci.ts";
import { exit } from "./exit.ts";
import { type Io, wantsColor } from "./io.ts";
import type { LintContext } from "./lint-context.ts";
import { tellFaults } from "./output.ts";
import type { Scope } from "./scope.ts";
import { exitCode, type Threshold } from "./threshold.ts";
import { writeFixed } from "./write-fixed.ts";

/** The files that fixes changed. */
export function changed(report: LintReport): readonly (FileReport & { readonly before: string })[] {
  return report.files.flatMap((file) => {
    const before = file.fixed?.before;
    return before === undefined || before === file.source.text ? [] : [{ ...file, before }];
  });
}

/**
 * Shows what fixes would change.
 * @returns the exit code
 */
export function showDiff(report: LintReport, threshold: Threshold, color: boolean | undefined, io: Io): number {
  const files = changed(report);
  const paint = paintFor(wantsColor(color, io, io.stdout));
  for (const { path, before, source } of files) {
    io.stdout.write(shownDiff(unifiedDiff(path, before, source.text), paint, io));
  }
  tellFaults(report, io);
  const trouble = exitCode({ ...report, files: [] }, threshold);
  if (trouble !== exit.clean || threshold.exitZero) return trouble;
  return files.length > 0 ? exit.findings : exit.clean;
}

/** A diff as it is, for what applies it; for eyes and logs what could steer them is spelt as an escape. */
export function shownDiff(diff: string, paint: Paint, { stdout, env }: Io): string {
  const lines = diff.split("\n");
  const shown = stdout.isTerminal ? lines.map(fitForTerminal) : lines;
  const painted = shown.map((line, i) => paintLine(line, i < headLines, paint)).join("\n");
  return stdout.isTerminal || inCi(env) ? withoutCommands(painted) : painted;
}

/** Of a diff the lines that name the file. */
const headLines = 2;

function fitForTerminal(line: string): string {
  return line.replace(/\r$/, "").split("\t").map(onOneLine).join("\t");
}

function paintLine(line: string, isHead: boolean, paint: Paint): string {
  if (isHead) return paint.strong(line);
  if (line.startsWith("@@")) return paint.dim(line);
  if (line.startsWith("+")) return paint.added(line);
  return line.startsWith("-") ? paint.removed(line) : line;
}

/** Writes fixed files; what cannot be written joins the report's errors. Standard input goes to standard output. */
export function writeFixes(
  report: LintReport,
  { found, partlyStaged }: Scope,
  { io, access }: Pick<LintContext, "io" | "access">,
): LintReport {
  const encodings = new Map(found.files.map(({ path, encoding }) => [path, encoding]));
  const faults: InputError[] = [];
  for (const { path, before, source } of changed(report)) {
    if (path === found.stdin) continue;
    const replacement = { before, after: source.text, encoding: encodings.get(path) ?? "utf8" };
    const message = partlyStaged.has(path)
      ? "was not fixed: only part of its changes is staged"
      : writeFixed(resolve(io.cwd, path), replacement, access.tree);
    if (message !== undefined) faults.push({ path, message });
  }
  const piped = report.files.find(({ path }) => path === found.stdin);
  if (piped) io.stdout.write(Buffer.from(piped.source.text, encodings.get(piped.path)));
  return { ...report, inputErrors: [...report.inputErrors, ...faults] };
}
