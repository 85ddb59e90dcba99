import type { Finding, UnknownVerdict } from "../finding.ts";
import type { Document, Kind } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import { addAll } from "../text/add-all.ts";
import { nearest } from "../text/nearest.ts";
import type { Source } from "../text/source.ts";
import { checkAll, type DocumentVerdict, sorted } from "./check-file.ts";
import type { LintOptions } from "./options.ts";
import { suppress } from "./suppress.ts";
import type { RuleFailure, SuppressedFinding } from "./types.ts";
import { toOuterFinding, toOuterUnknown, type Unit } from "./unit.ts";

/** Everything known about a file after one pass. */
export interface FileResult {
  readonly source: Source;
  readonly kind: Kind;
  readonly verdicts: ReadonlyMap<Unit, DocumentVerdict>;
  /** Those that stay, and those about directives, at their places in the file, in order. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly unknown: readonly UnknownVerdict[];
  readonly failures: readonly RuleFailure[];
}

/** Checks a file's documents and silences what their directives cover. The first unit is the file's own. */
export function checkUnits(units: readonly Unit[], project: ProjectView, options: LintOptions): FileResult {
  const [own] = units as [Unit, ...Unit[]];
  const verdicts = new Map<Unit, DocumentVerdict>();
  const open: Finding[] = [];
  const extra: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const unit of units) {
    const verdict = checkAll(unit.document, unit.kind, project, options);
    verdicts.set(unit, verdict);
    if (unit === own) {
      addAll(open, verdict.findings);
      continue;
    }
    const silenced = silence(verdict.findings, unit.document, unit.kind, options);
    addAll(
      open,
      silenced.kept.map((finding) => toOuterFinding(finding, unit)),
    );
    addAll(
      extra,
      silenced.extra.map((finding) => toOuterFinding(finding, unit)),
    );
    addAll(
      suppressed,
      silenced.suppressed.map((one) => ({ ...one, finding: toOuterFinding(one.finding, unit) })),
    );
  }
  // A lone unit gives its findings in order.
  const outer = silence(units.length > 1 ? sorted(open) : open, own.document, own.kind, options);
  return {
    source: own.document.source,
    kind: own.kind,
    verdicts,
    findings: outer.extra.length + extra.length > 0 ? sorted([...outer.kept, ...outer.extra, ...extra]) : outer.kept,
    suppressed: [...outer.suppressed, ...suppressed],
    unknown: [...verdicts].flatMap(([unit, { unknown }]) => unknown.map((one) => toOuterUnknown(one, unit))),
    failures: [...verdicts.values()].flatMap(({ failures }) => failures),
  };
}

function silence(findings: readonly Finding[], document: Document, kind: Kind, options: LintOptions) {
  const { config, today, observer } = options;
  const written = kind.directives(document);
  const { silentDialects: silent } = config;
  const directives = silent?.size ? written.filter(({ dialect }) => !silent.has(dialect)) : written;
  if (directives.some(({ until }) => until)) observer?.onDate?.();
  const settings = config.settings(document.source.path, kind.name);
  return suppress(findings, directives, {
    source: document.source,
    lookup: config.lookup,
    today,
    reportUnused: options.reportUnusedDirectives ?? false,
    requireReason: options.requireReason ?? false,
    rule: (id) => config.rules.find((rule) => rule.id === id),
    severity: (rule) => settings.get(rule)?.severity ?? "off",
    options: (rule) => settings.get(rule)?.options ?? {},
    enabled: (rule) => (settings.get(rule)?.severity ?? "off") !== "off",
    nearest: (name) =>
      nearest(
        name,
        config.rules.map(({ id }) => id),
      ),
  });
}
