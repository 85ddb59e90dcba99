import type { Fingerprint } from "../config/fingerprint.ts";
import type { LintOptions } from "../engine/options.ts";
import { version } from "./version.ts";

/**
 * All that verdicts depend on beside the files and the date, as a text: runs with the same one find the same. What
 * waivers and baselines silence is not in it: they speak after the rules have.
 *
 * @param rules settings of rules beside the configuration's, as they were given
 */
export function runText(fingerprint: Fingerprint, rules: readonly string[], options: LintOptions): string {
  const { invocation, verifyFixes, fix, reportUnusedDirectives, requireReason } = options;
  const built = invocation && [[...invocation.args], [...invocation.contexts], invocation.target];
  return JSON.stringify([
    version(),
    fingerprint.text,
    rules,
    built,
    Boolean(verifyFixes && !fix),
    Boolean(reportUnusedDirectives),
    Boolean(requireReason),
  ]);
}
