import type { Fingerprint } from "../config/fingerprint.ts";
import type { LintOptions } from "../engine/options.ts";
import type { LintValues } from "./lint-flags.ts";
import { version } from "./version.ts";

/**
 * All that verdicts depend on beside the files and the date, as a text: runs with the same one find the same. What
 * waivers and baselines silence is not in it: they speak after the rules have.
 */
export function runText(fingerprint: Fingerprint, values: LintValues, options: LintOptions): string {
  const { invocation, verifyFixes, fix, reportUnusedDirectives, requireReason } = options;
  const built = invocation && [[...invocation.args], [...invocation.contexts], invocation.target];
  return JSON.stringify([
    version(),
    fingerprint.text,
    values.rule,
    built,
    Boolean(verifyFixes && !fix),
    Boolean(reportUnusedDirectives),
    Boolean(requireReason),
  ]);
}
