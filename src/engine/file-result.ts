import type { Finding, UnknownVerdict } from "../finding.ts";
import type { Document, Kind } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import { nearest } from "../text/nearest.ts";
import type { Source } from "../text/source.ts";
import { checkAll, type DocumentVerdict, sorted } from "./check-file.ts";
import { suppress } from "./suppress.ts";
import type { LintOptions, RuleFailure, SuppressedFinding } from "./types.ts";
import { toOuterFinding, type Unit } from "./unit.ts";

/** A finding that stays, with the document it was found in. */
export interface Kept {
  /** Placed in the file. */
  readonly finding: Finding;
  /** As its document has it. */
  readonly inner: Finding;
  readonly unit: Unit;
}

/** Everything known about a file after one pass. */
export interface FileResult {
  readonly source: Source;
  readonly kind: Kind;
  readonly verdicts: ReadonlyMap<Unit, DocumentVerdict>;
  readonly kept: readonly Kept[];
  /** Findings about directives: they have no document of their own. */
  readonly extra: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly unknown: readonly UnknownVerdict[];
  readonly failures: readonly RuleFailure[];
}

/** Checks a file's documents and silences what their directives cover. The first unit is the file's own. */
export function checkUnits(units: readonly Unit[], project: ProjectView, options: LintOptions): FileResult {
  const [own] = units as [Unit, ...Unit[]];
  const verdicts = new Map<Unit, DocumentVerdict>();
  const placed: Kept[] = [];
  const extra: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const unit of units) {
    const verdict = checkAll(unit.document, unit.kind, project, options);
    verdicts.set(unit, verdict);
    if (unit === own) {
      placed.push(...verdict.findings.map((finding) => ({ finding, inner: finding, unit })));
      continue;
    }
    const silenced = silence(verdict.findings, unit.document, unit.kind, options);
    suppressed.push(...silenced.suppressed.map((one) => ({ ...one, finding: toOuterFinding(one.finding, unit) })));
    extra.push(...silenced.extra.map((finding) => toOuterFinding(finding, unit)));
    placed.push(...silenced.kept.map((inner) => ({ finding: toOuterFinding(inner, unit), inner, unit })));
  }
  const byFinding = new Map(placed.map((kept) => [kept.finding, kept]));
  const outer = silence(sorted([...byFinding.keys()]), own.document, own.kind, options);
  return {
    source: own.document.source,
    kind: own.kind,
    verdicts,
    kept: outer.kept.map((finding) => byFinding.get(finding) as Kept),
    extra: [...outer.extra, ...extra],
    suppressed: [...outer.suppressed, ...suppressed],
    unknown: [...verdicts.values()].flatMap(({ unknown }) => unknown),
    failures: [...verdicts.values()].flatMap(({ failures }) => failures),
  };
}

function silence(findings: readonly Finding[], document: Document, kind: Kind, options: LintOptions) {
  const { config, today } = options;
  const settings = config.settings(document.source.path, kind.name);
  return suppress(findings, kind.directives(document), {
    source: document.source,
    lookup: config.lookup,
    today,
    reportUnused: options.reportUnusedDirectives ?? false,
    requireReason: options.requireReason ?? false,
    rule: (id) => config.rules.find((rule) => rule.id === id),
    severity: (rule) => settings.get(rule)?.severity ?? "off",
    enabled: (rule) => (settings.get(rule)?.severity ?? "off") !== "off",
    nearest: (name) =>
      nearest(
        name,
        config.rules.map(({ id }) => id),
      ),
  });
}
