import { ruleNames } from "../config/aliases.ts";
import { defaultOptions } from "../config/resolve.ts";
import { lintProject } from "../engine/lint.ts";
import type { LintOptions, ResolvedConfig } from "../engine/options.ts";
import type { FileReport, LintReport } from "../engine/types.ts";
import type { Kind } from "../kinds/kind.ts";
import { defaultKnowledge } from "../knowledge/index.ts";
import type { Remark, ToldRemark } from "../nodes/checked-script.ts";
import { kindNames, type Rule } from "../rule.ts";
import { normalizePath } from "../syntax/posix-path.ts";
import { type DirectoryEntry, sortedEntries } from "../text/directory-entry.ts";
import { type FileSort, headLength, sortOfBytes } from "../text/file-sort.ts";
import type { CaseSettings } from "./cases.ts";

/** The rule that is tested, among those that are on. */
export interface Tested {
  readonly rule: Rule;
  readonly rules: readonly Rule[];
  readonly kinds: readonly Kind[];
}

/** ISO date on which cases are linted that name none. */
export const defaultToday = "2026-01-01";

export function kindOf({ rule, kinds }: Tested, { kind }: CaseSettings): string {
  return kind ?? rule.examples[0]?.kind ?? kindNames(rule, kinds)[0] ?? "";
}

/** A configuration in which the tested rule has the options, and those beside it their defaults. */
export function configOf({ rule, rules, kinds }: Tested, options: CaseSettings["options"]): ResolvedConfig {
  const settings = new Map(
    rules.map((one) => {
      const own = one === rule ? options : {};
      return [one.id, { severity: one.severity, options: { ...defaultOptions(one), ...own }, origin: "test" }] as const;
    }),
  );
  return {
    rules,
    kinds,
    knowledge: defaultKnowledge,
    lookup: ruleNames(rules).lookup,
    settings: () => settings,
    byStage: false,
  };
}

/** Lints the text of a case; the report is that of the text's own file, with what the tested rule says. */
export async function runCase(
  tested: Tested,
  text: string,
  settings: CaseSettings,
  more: Pick<LintOptions, "fix" | "verifyFixes" | "observer"> = {},
): Promise<FileReport> {
  const { kinds } = tested;
  await Promise.all(kinds.map((one) => one.prepare?.()));
  const kind = kindOf(tested, settings);
  const path = kinds.find(({ name }) => name === kind)?.files.name ?? kind;
  const others = new Map(Object.entries(settings.files ?? {}).map(([name, content]) => [normalizePath(name), content]));
  const report = lintProject(
    [
      { path, text, kind },
      ...[...others].filter(([name]) => name !== path).map(([name, content]) => ({ path: name, text: content })),
    ],
    {
      ...more,
      config: configOf(tested, settings.options),
      reader: {
        read: (name) => others.get(normalizePath(name)),
        exists: (name) => others.has(normalizePath(name)),
        look: (name) => sortOf(normalizePath(name), others),
        list: (name) => entriesOf(normalizePath(name), others),
      },
      today: settings.today ?? defaultToday,
      // Only the tested rule's fixes are applied.
      gate: (_, findings) => ({ kept: findings.filter((one) => one.rule === tested.rule.id), suppressed: [] }),
      invocation: invocationOf(settings),
      ...(tested.rule.needs && { [tested.rule.needs]: answering(settings.told ?? []) }),
    },
  );
  failLoudly(report);
  return ownPart(report.files[0] as FileReport, tested);
}

/** A program that has these remarks, and no others. */
function answering(told: readonly ToldRemark[]): (script: { readonly text: string }) => readonly Remark[] {
  return ({ text }) =>
    told.flatMap(({ at, remedy, ...remark }) => {
      const start = text.indexOf(at);
      const isThere = remedy?.includes(at) && text.startsWith(remedy, start - remedy.indexOf(at));
      if (start < 0 || isThere) return [];
      const end = start + at.length;
      return {
        ...remark,
        start,
        end,
        edits: remedy === undefined ? [] : [{ start, end, text: remedy, closes: false }],
      };
    });
}

/** A file of a case is text, or bytes that are written as characters. */
function sortOf(name: string, files: ReadonlyMap<string, string>): FileSort {
  const text = files.get(name);
  if (text !== undefined) return sortOfBytes(Uint8Array.from(text.slice(0, headLength), (one) => one.charCodeAt(0)));
  if (name === ".") return "directory";
  return [...files.keys()].some((path) => path.startsWith(`${name}/`)) ? "directory" : "none";
}

/** Undefined for what is no directory of the case; its root always is one. */
function entriesOf(directory: string, files: ReadonlyMap<string, string>): readonly DirectoryEntry[] | undefined {
  const start = directory === "." ? "" : `${directory}/`;
  const entries = new Map<string, DirectoryEntry>();
  for (const path of files.keys()) {
    if (!path.startsWith(start)) continue;
    const [name, ...below] = path.slice(start.length).split("/") as [string, ...string[]];
    entries.set(name, { name, sort: below.length > 0 ? "directory" : "file" });
  }
  return entries.size === 0 && start !== "" ? undefined : sortedEntries(entries.values());
}

/** Throws what the rule threw. */
export function failLoudly({ failures: [failure] }: LintReport): void {
  if (failure) throw new Error(`rule ${failure.rule} threw: ${failure.message}\n${failure.stack ?? ""}`);
}

/** What the tested rule says. */
export function ownPart(report: FileReport, { rule: { id } }: Tested): FileReport {
  return {
    ...report,
    findings: report.findings.filter(({ rule }) => rule === id),
    unknown: report.unknown.filter(({ rule }) => rule === id),
  };
}

function invocationOf({ buildArgs, target, contexts }: CaseSettings): LintOptions["invocation"] {
  if ((buildArgs ?? target ?? contexts) === undefined) return undefined;
  return {
    args: new Map(Object.entries(buildArgs ?? {})),
    target,
    contexts: new Map(Object.entries(contexts ?? {})),
    known: contexts !== undefined,
    label: undefined,
  };
}
