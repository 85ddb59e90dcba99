import type { LintReport, SuppressedFinding } from "../engine/types.ts";
import { type Counts, countFindings } from "./shown.ts";
import type { ReporterContext } from "./types.ts";

/** What there is in a report, in a line: "1 error, 2 warnings in 3 Dockerfiles", or "3 Dockerfiles, 1 Compose file: no findings". */
export function headline(report: LintReport, { quiet, kinds }: Pick<ReporterContext, "quiet" | "kinds">): string {
  const counts = countFindings(report, quiet);
  const found = [
    several(counts.error, "error"),
    several(counts.warning, "warning"),
    several(counts.info, "info"),
    several(report.inputErrors.length, "unreadable input"),
    several(report.failures.length, "failed rule"),
  ].filter(Boolean);
  if (found.length === 0) return `${filesText(report, kinds) || "No files"}: no ${quiet ? "errors" : "findings"}`;
  return `${found.join(", ")} in ${filesText(report, kinds) || "no file"}`;
}

/** "12 Dockerfiles, 3 Compose files", in the order of the kinds; empty for none. */
export function filesText({ files }: LintReport, kinds: ReporterContext["kinds"]): string {
  const counted = kinds.map(({ name, files: { noun } }) => {
    return several(files.filter(({ kind }) => kind === name).length, noun ?? `${name} file`);
  });
  const others = files.filter(({ kind }) => !kinds.some(({ name }) => name === kind)).length;
  return [...counted, several(others, "other file")].filter(Boolean).join(", ");
}

/** What can be done about it, and what was not counted: "1 fixable with --fix, 3 suppressed (3 baseline)"; empty for nothing. */
export function remarks(
  report: LintReport,
  { quiet, passedOver = 0 }: Pick<ReporterContext, "quiet" | "passedOver">,
): string {
  const counts = countFindings(report, quiet);
  return [
    counts.fixable > 0 ? `${counts.fixable} fixable with --fix` : "",
    counts.fixableUnsafe > 0 ? `${counts.fixableUnsafe} with --fix-unsafe` : "",
    suppressedText(counts),
    passedOver > 0 ? `${passedOver} passed over` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** "3 suppressed (1 directive, 2 baseline)"; empty for none. */
export function suppressedText({ suppressed, suppressedBy }: Counts): string {
  if (suppressed === 0) return "";
  const kinds = Object.entries(suppressedBy).filter(([, count]) => count > 0);
  return `${suppressed} suppressed (${kinds.map(([by, count]) => `${count} ${by}`).join(", ")})`;
}

/** What silenced a finding: "waiver plimsoll.config.yaml waivers[0], platform, until 2027-01-31: needs raw sockets". */
export function silencerText({ by, origin, owner, until, reason }: SuppressedFinding): string {
  const name = origin === undefined ? by : `${by} ${origin}`;
  const facts = [name, owner, until === undefined ? undefined : `until ${until}`].filter((fact) => fact !== undefined);
  return facts.join(", ") + (reason === undefined ? "" : `: ${reason}`);
}

/** "1 error", "2 errors"; empty for none. */
export function several(count: number, noun: string): string {
  if (count === 0) return "";
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
