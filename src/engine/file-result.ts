import type { Finding, UnknownVerdict } from "../finding.ts";
import type { Document, Kind } from "../kinds/kind.ts";
import { isNamed, type ProjectView } from "../rule.ts";
import { addAll } from "../text/add-all.ts";
import { nearest } from "../text/nearest.ts";
import type { Source } from "../text/source.ts";
import { levelOfCode } from "./check.ts";
import { checkAll, type DocumentVerdict, sorted } from "./check-file.ts";
import type { LintOptions } from "./options.ts";
import { suppress } from "./suppress.ts";
import type { RuleFailure, RuleSetting, SuppressedFinding } from "./types.ts";
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
    const silenced = silence(verdict.findings, verdict.unknown, unit.document, unit.kind, options);
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
  const all = [...verdicts.values()].flatMap((verdict) => verdict.unknown);
  const outer = silence(units.length > 1 ? sorted(open) : open, all, own.document, own.kind, options);
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

function silence(
  findings: readonly Finding[],
  unknown: readonly UnknownVerdict[],
  document: Document,
  kind: Kind,
  options: LintOptions,
) {
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
    enabled: (name) => isChecked(name, settings, unknown, options),
    nearest: (name) =>
      nearest(
        name,
        config.rules.map(({ id }) => id),
      ),
  });
}

/**
 * Whether findings of a name would have been reported. Of another program's that is not said where it is not at hand or
 * leaves something open, and of its single codes where the configuration does not turn them on by name.
 */
function isChecked(
  name: string,
  settings: ReadonlyMap<string, RuleSetting>,
  unknown: readonly UnknownVerdict[],
  options: LintOptions,
): boolean {
  const setting = settings.get(name);
  const rule = options.config.rules.find((one) => isNamed(one, name));
  if (!rule?.needs) return (setting?.severity ?? "off") !== "off";
  if (!options[rule.needs] || unknown.some((verdict) => verdict.rule === rule.id)) return false;
  if (setting) return setting.severity !== "off";
  const own = settings.get(rule.id);
  const level = own && own.severity !== "off" ? levelOfCode(own, name) : undefined;
  return level !== undefined && level !== "off";
}
