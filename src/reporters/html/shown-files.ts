import type { FileReport, LintReport } from "../../engine/types.ts";
import { type Finding, severities } from "../../finding.ts";
import { shownFindings } from "../shown.ts";

/** So many findings are shown; a page of more is of no use to anybody, and slow. */
const maxFindings = 2000;

export interface ShownFinding {
  readonly finding: Finding;
  /** Of the element that shows it. */
  readonly id: string;
}

/** A file with findings, numbered in the order of the page. */
export interface ShownFile {
  readonly number: number;
  readonly report: FileReport;
  readonly findings: readonly ShownFinding[];
}

export interface Shown {
  readonly files: readonly ShownFile[];
  /** Paths of linted files in which nothing was found. */
  readonly clean: readonly string[];
  /** Findings that did not fit: the least severe. */
  readonly left: readonly Finding[];
}

/** What a page shows: files with the worst findings first. */
export function selectFiles(report: LintReport, quiet: boolean): Shown {
  const all = report.files.map((file) => ({ file, findings: shownFindings(file, quiet) }));
  const left = worstFirst(all.flatMap(({ findings }) => findings)).slice(maxFindings);
  const leftOut = new Set(left);
  const chosen = all
    .map(({ file, findings }) => ({ file, findings: findings.filter((finding) => !leftOut.has(finding)) }))
    .filter(({ findings }) => findings.length > 0)
    .map((one) => ({ ...one, counts: severities.map((severity) => countOf(one.findings, severity)) }))
    .sort((a, b) => compareCounts(a.counts, b.counts));
  let id = 0;
  const files = chosen.map(({ file, findings }, i): ShownFile => {
    return { number: i + 1, report: file, findings: findings.map((finding) => ({ finding, id: `f${++id}` })) };
  });
  return { files, clean: all.filter(({ findings }) => findings.length === 0).map(({ file }) => file.path), left };
}

/** Of the element of a line. */
export function lineId({ number }: ShownFile, line: number): string {
  return `file${number}-${line}`;
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

function countOf(findings: readonly Finding[], severity: Finding["severity"]): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** More of the worst first. */
function compareCounts(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((count, i) => count !== b[i]);
  return differing < 0 ? 0 : (b[differing] as number) - (a[differing] as number);
}
