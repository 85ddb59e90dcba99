import type { FileReport, LintReport, SuppressedFinding } from "../engine/types.ts";
import { type Finding, type Related, type Severity, severities } from "../finding.ts";
import type { Source } from "../text/source.ts";

/** The findings of a file that are reported: with `--quiet` errors only. */
export function shownFindings(file: FileReport, quiet: boolean): readonly Finding[] {
  return quiet ? file.findings.filter((finding) => finding.severity === "error") : file.findings;
}

/** The same with errors first, then warnings, then infos: each in the order of the text. */
export function worstFirst(file: FileReport, quiet: boolean): readonly Finding[] {
  const rank = ({ severity }: Finding) => severities.indexOf(severity);
  return [...shownFindings(file, quiet)].sort((a, b) => rank(a) - rank(b) || a.span.start - b.span.start);
}

/** The silenced findings of a file that are listed on request: with `--quiet` errors only. */
export function shownSuppressed({ suppressed }: FileReport, quiet: boolean): readonly SuppressedFinding[] {
  return quiet ? suppressed.filter(({ finding }) => finding.severity === "error") : suppressed;
}

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** Findings with at least one safe fix. */
  readonly fixable: number;
  /** Findings whose only fixes are unsafe. */
  readonly fixableUnsafe: number;
  readonly suppressed: number;
  /** The same by what silenced them. */
  readonly suppressedBy: Readonly<Record<SuppressedFinding["by"], number>>;
}

/** Counts over what is shown. */
export function countFindings(report: LintReport, quiet: boolean): Counts {
  const bySeverity: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  let fixable = 0;
  let fixableUnsafe = 0;
  let suppressed = 0;
  const suppressedBy: Record<SuppressedFinding["by"], number> = { directive: 0, waiver: 0, baseline: 0 };
  for (const file of report.files) {
    suppressed += file.suppressed.length;
    for (const { by } of file.suppressed) suppressedBy[by]++;
    for (const { severity, fixes } of shownFindings(file, quiet)) {
      bySeverity[severity]++;
      if (fixes.some((fix) => fix.safe)) fixable++;
      else if (fixes.length > 0) fixableUnsafe++;
    }
  }
  return { ...bySeverity, fixable, fixableUnsafe, suppressed, suppressedBy };
}

/** Finds the text that a related place refers to: the finding's own file, or another of the report. */
export function relatedSources(report: LintReport): (related: Related, own: Source) => Source | undefined {
  let byPath: Map<string, Source> | undefined;
  return (related, own) => {
    if (related.path === undefined || related.path === own.path) return own;
    byPath ??= new Map(report.files.map((file) => [file.path, file.source]));
    return byPath.get(related.path);
  };
}
