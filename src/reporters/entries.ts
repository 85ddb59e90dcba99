import type { FileReport, LintReport } from "../engine/types.ts";
import { type Finding, type Severity, severities } from "../finding.ts";
import { type Position, positionAt, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { shownFindings } from "./shown.ts";
import type { ReporterContext } from "./types.ts";

/** One item of a flat report: a finding, an open verdict, or what kept something from being checked. */
export interface Entry {
  readonly type: "finding" | "unknown" | "input-error" | "rule-failure";
  /** A rule's id; for faults, whose severity is `error`, their type. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  /** Undefined for faults, which have no place in the text. */
  readonly place: { readonly source: Source; readonly span: Span } | undefined;
  readonly finding: Finding | undefined;
}

export interface Range {
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
}

/** All that a format has to show, in the order of the files; faults come last. */
export function entriesOf(report: LintReport, context: ReporterContext): readonly Entry[] {
  return [...report.files.flatMap((file) => fileEntries(file, context)), ...faultEntries(report)];
}

/** The same by path: linted files in their order, clean ones included, then paths that could not be linted. */
export function entriesByPath(report: LintReport, context: ReporterContext): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>(report.files.map(({ path }) => [path, []]));
  for (const entry of entriesOf(report, context)) {
    const group = groups.get(entry.path);
    if (group) group.push(entry);
    else groups.set(entry.path, [entry]);
  }
  return groups;
}

/** Faults, errors, warnings, infos: for readers that stop after so many. Keeps the order among equals. */
export function worstFirst(entries: readonly Entry[]): readonly Entry[] {
  const isFault = (entry: Entry) => entry.place === undefined;
  const rank = (entry: Entry) => (isFault(entry) ? -1 : severities.indexOf(entry.severity));
  return [...entries].sort((a, b) => rank(a) - rank(b));
}

export function rangeOf(source: Source, { start, end }: Span): Range {
  return { start: positionAt(source, start), end: positionAt(source, end) };
}

/** Where an entry starts; faults, which have no place, are put at the start of their file. */
export function startOf({ place }: Entry): Position {
  return place ? positionAt(place.source, place.span.start) : { line: 1, column: 1 };
}

function fileEntries(file: FileReport, context: ReporterContext): readonly Entry[] {
  const { path, source } = file;
  const findings = shownFindings(file, context.quiet).map((finding): Entry => {
    const { rule, severity, message, span } = finding;
    return { type: "finding", rule, severity, message, path, place: { source, span }, finding };
  });
  if (!context.unknown) return findings;
  const unknown = file.unknown.map(({ rule, reason, span }): Entry => {
    const message = `unknown: ${reason}`;
    return { type: "unknown", rule, severity: "info", message, path, place: { source, span }, finding: undefined };
  });
  return [...findings, ...unknown];
}

function faultEntries({ inputErrors, failures }: LintReport): readonly Entry[] {
  const fault = (type: "input-error" | "rule-failure", path: string, message: string): Entry => {
    return { type, rule: type, severity: "error", message, path, place: undefined, finding: undefined };
  };
  return [
    ...inputErrors.map(({ path, message }) => fault("input-error", path, message)),
    ...failures.map(({ path, rule, message }) => fault("rule-failure", path, `rule ${rule} failed: ${message}`)),
  ];
}
