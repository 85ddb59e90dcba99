import type { RunSettings } from "../config/peers/types.ts";
import type { LintReport } from "../engine/types.ts";
import { type Severity, severities } from "../finding.ts";
import { exit, UsageError } from "./exit.ts";
import type { LintValues } from "./lint-flags.ts";
import { oneOf } from "./options.ts";

export interface Threshold {
  /** The least severity that fails a run. */
  readonly failOn: Severity | "never";
  readonly maxWarnings: number | undefined;
  /** Findings do not fail the run at all. */
  readonly exitZero: boolean;
  /** No flag says what fails. */
  readonly isUsual: boolean;
}

type Flags = Pick<LintValues, "fail-on" | "max-warnings" | "exit-zero" | "quiet">;

/** @throws UsageError */
export function thresholdOf(flags: Flags): Threshold {
  const text = flags["max-warnings"];
  if (text !== undefined && !/^\d{1,9}$/.test(text)) throw new UsageError(`--max-warnings ${text}: must be a number`);
  const usual = text !== undefined || flags.quiet ? "error" : "warning";
  const failOn = oneOf("--fail-on", flags["fail-on"] ?? usual, [...severities, "never"]);
  const maxWarnings = text === undefined ? undefined : Number(text);
  const isUsual = (flags["fail-on"] ?? text) === undefined && !flags.quiet && !flags["exit-zero"];
  return { failOn, maxWarnings, exitZero: flags["exit-zero"] ?? false, isUsual };
}

/** What fails a run that follows the configuration of another linter: flags go before it. */
export function thresholdWith(threshold: Threshold, { failOn, exitZero }: RunSettings): Threshold {
  if (!threshold.isUsual) return threshold;
  return { ...threshold, failOn: failOn ?? threshold.failOn, exitZero: exitZero ?? threshold.exitZero };
}

/** What a report lets the process end with. */
export function exitCode(report: LintReport, threshold: Threshold): number {
  if (report.failures.length > 0) return exit.internal;
  if (report.inputErrors.length > 0) return exit.usage;
  return !threshold.exitZero && exceeds(report, threshold) ? exit.findings : exit.clean;
}

function exceeds(report: LintReport, { failOn, maxWarnings }: Threshold): boolean {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const file of report.files) for (const { severity } of file.findings) counts[severity]++;
  if (maxWarnings !== undefined && counts.warning > maxWarnings) return true;
  if (failOn === "never") return false;
  const failing = severities.slice(0, severities.indexOf(failOn) + 1);
  return failing.some((severity) => counts[severity] > 0);
}
