import type { Section } from "../kinds/kind.ts";
import { firstFrom } from "../text/search.ts";
import type { Span } from "../text/span.ts";
import type { CheckResult } from "./check.ts";
import type { RuleSetting } from "./types.ts";

type Settings = ReadonlyMap<string, RuleSetting>;

/** Sections that differ from the general settings in the same rules and in the same way. */
interface Group {
  readonly changed: Settings;
}

/**
 * Checks a document whose sections have settings of their own: as a whole by the general ones, and once more for each
 * group of sections by those rules alone that are on there in another way.
 */
export function checkSections(
  check: (settings: Settings) => CheckResult,
  general: Settings,
  sections: readonly Section[],
  settingsFor: (section: Section) => Settings,
): readonly CheckResult[] {
  const groups = new Map<string, Group>();
  const groupOf = new Map<Section | undefined, Group>();
  for (const section of sections) {
    const changed = changesOf(settingsFor(section), general);
    if (changed.size === 0) continue;
    const key = JSON.stringify([...changed].map(([id, { severity, options }]) => [id, severity, options]));
    const group = groups.get(key) ?? { changed };
    groups.set(key, group);
    groupOf.set(section, group);
  }
  const groupAt = ({ start }: Span) => groupOf.get(sectionAt(sections, start));
  const others = [...groups.values()].filter(({ changed }) => [...changed.values()].some(isOn));
  return [
    kept(check(general), ({ rule, span }) => !groupAt(span)?.changed.has(rule)),
    ...others.map((group) => kept(check(alone(group.changed, general)), ({ span }) => groupAt(span) === group)),
  ];
}

/** The section that an offset stands in; undefined before the first. */
export function sectionAt(sections: readonly Section[], offset: number): Section | undefined {
  return sections[firstFrom(sections, offset + 1, ({ start }) => start) - 1];
}

function changesOf(settings: Settings, general: Settings): Settings {
  if (settings === general) return new Map();
  const here = [...general].map(([id, setting]) => [id, settings.get(id) ?? off(setting)] as const);
  return new Map(here.filter(([id, setting]) => !isSame(setting, general.get(id) as RuleSetting)));
}

function off(setting: RuleSetting): RuleSetting {
  return { ...setting, severity: "off" };
}

function isSame(a: RuleSetting, b: RuleSetting): boolean {
  if (a.severity !== b.severity) return false;
  return a.options === b.options || JSON.stringify(a.options) === JSON.stringify(b.options);
}

function isOn({ severity }: RuleSetting): boolean {
  return severity !== "off";
}

function alone(changed: Settings, general: Settings): Settings {
  return new Map([...general].map(([id, setting]) => [id, changed.get(id) ?? off(setting)]));
}

function kept(
  result: CheckResult,
  counts: (item: { readonly rule: string; readonly span: Span }) => boolean,
): CheckResult {
  return { ...result, findings: result.findings.filter(counts), unknown: result.unknown.filter(counts) };
}
