import type { FileReport, LintReport } from "../engine/types.ts";
import { type Finding, severities } from "../finding.ts";
import type { Reported } from "./sarif-result.ts";
import { shownFindings, shownSuppressed } from "./shown.ts";

/** Results that GitHub keeps of a run. */
const resultLimit = 5000;

/** All that is to be reported, by path and place, whatever the order in which files were named. */
export function reportedOf(report: LintReport, quiet: boolean, withSuppressed: boolean): readonly Reported[] {
  return byPath(report.files).flatMap((file) => {
    const open = shownFindings(file, quiet).map((finding): Reported => ({ file, finding, suppressed: undefined }));
    if (!withSuppressed || file.suppressed.length === 0) return open;
    const silenced = shownSuppressed(file, quiet).map((suppressed): Reported => {
      return { file, finding: suppressed.finding, suppressed };
    });
    return [...open, ...silenced].sort((a, b) => byPlace(a.finding, b.finding));
  });
}

/** The worst of them, as many as there is a place for, in their order. */
export function worst(reported: readonly Reported[], limit = resultLimit): readonly Reported[] {
  if (reported.length <= limit) return reported;
  const kept = new Set([...reported].sort((a, b) => rank(a) - rank(b)).slice(0, limit));
  return reported.filter((one) => kept.has(one));
}

/** What is silenced matters least. */
function rank({ finding, suppressed }: Reported): number {
  return severities.indexOf(finding.severity) + (suppressed ? severities.length : 0);
}

export function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start;
}

/** By code units, which no locale changes. */
export function byPath(files: readonly FileReport[]): readonly FileReport[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
