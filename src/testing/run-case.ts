import { lintProject } from "../engine/lint.ts";
import type { ResolvedConfig } from "../engine/options.ts";
import type { FileReport, RuleSetting } from "../engine/types.ts";
import { kinds } from "../kinds/index.ts";
import { defaultKnowledge } from "../knowledge/index.ts";
import { kindNames, type Rule } from "../rule.ts";
import { normalizePath } from "../syntax/posix-path.ts";

/** What a case may say beyond its code. */
export interface CaseSettings {
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  /** The rule's first kind unless given. */
  readonly kind?: string | undefined;
  /** Other files of the project, by path. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  readonly buildArgs?: Readonly<Record<string, string>> | undefined;
  readonly target?: string | undefined;
  /** Named contexts; giving some (or none, as `{}`) says that the caller is known. */
  readonly contexts?: Readonly<Record<string, string>> | undefined;
  /** ISO date; 2026-01-01 unless given. */
  readonly today?: string | undefined;
}

export function defaultOptions(rule: Rule): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rule.options).map(([name, schema]) => [name, schema.default]));
}

/** A configuration with one rule on. */
export function configOf(rule: Rule, options: CaseSettings["options"]): ResolvedConfig {
  const setting: RuleSetting = {
    severity: rule.severity,
    options: { ...defaultOptions(rule), ...options },
    origin: "test",
  };
  const settings = new Map([[rule.id, setting]]);
  return {
    rules: [rule],
    kinds,
    knowledge: defaultKnowledge,
    lookup: (name) => (name === rule.id ? [rule.id] : []),
    settings: () => settings,
    byStage: false,
  };
}

/** Lints one text with one rule; the report is that of the text's own file. */
export async function runCase(rule: Rule, code: string, settings: CaseSettings, fix?: "all"): Promise<FileReport> {
  await Promise.all(kinds.map((one) => one.prepare?.()));
  const kind = settings.kind ?? kindNames(rule, kinds)[0];
  const path = kinds.find(({ name }) => name === kind)?.files.name ?? kind ?? "";
  const others = new Map(Object.entries(settings.files ?? {}).map(([name, text]) => [normalizePath(name), text]));
  const given = settings.buildArgs ?? settings.target ?? settings.contexts;
  const report = lintProject(
    [
      { path, text: code, kind },
      ...[...others].filter(([name]) => name !== path).map(([name, text]) => ({ path: name, text })),
    ],
    {
      config: configOf(rule, settings.options),
      reader: {
        read: (name) => others.get(normalizePath(name)),
        exists: (name) => others.has(normalizePath(name)),
      },
      today: settings.today ?? "2026-01-01",
      fix,
      invocation:
        given === undefined
          ? undefined
          : {
              args: new Map(Object.entries(settings.buildArgs ?? {})),
              target: settings.target,
              contexts: new Map(Object.entries(settings.contexts ?? {})),
              known: settings.contexts !== undefined,
              label: undefined,
            },
    },
  );
  const [failure] = report.failures;
  if (failure) throw new Error(`rule ${failure.rule} threw: ${failure.message}\n${failure.stack ?? ""}`);
  return report.files[0] as FileReport;
}
