import "./ast-builder.ts";
import { builtinRules } from "../rules/index.ts";
import { loadProjectConfig } from "./config/project.ts";
import type { Plugin, UserConfig } from "./config/types.ts";
import { defaultKind, type LintInput, lintProject } from "./engine/lint.ts";
import type { LintReport } from "./engine/types.ts";
import { kinds } from "./kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "./knowledge/index.ts";
import type { Reader } from "./text/reader.ts";

export * from "./author.ts";
export { defineConfig, definePlugin } from "./config/define.ts";
export { ConfigError } from "./config/error.ts";
export type { KnowledgeExtension, Override, Plugin, RuleEntry, UserConfig } from "./config/types.ts";
export type { LintInput } from "./engine/lint.ts";
export type { FileReport, InputError, LintReport, RuleFailure } from "./engine/types.ts";
export type { Reader } from "./text/reader.ts";

export interface LintSettings {
  /** Directory that paths, `extends` and plugins are relative to; the process's own by default. */
  readonly cwd?: string;
  /** A config as a value, the path of one, or false for none; without it one is searched from `cwd` upwards. */
  readonly config?: UserConfig | string | false;
  /** Plugins as values, beside those that the config names. */
  readonly plugins?: readonly Plugin[];
  /** Preset names that take the place of those the config names. */
  readonly presets?: readonly string[];
  /** "safe" applies safe fixes, "all" unsafe ones too; the report then holds the fixed texts. */
  readonly fix?: "safe" | "all";
  /** Try each listed fix, and drop what cannot be proven. */
  readonly verifyFixes?: boolean;
  /** As `--build-arg` and `--target`. */
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly target?: string;
  /** Where rules look for files beyond the inputs (ignore files, named Dockerfiles); nowhere by default. */
  readonly reader?: Reader;
  /** ISO date that expiry dates are held against; today by default. */
  readonly today?: string;
}

const emptyReader: Reader = { read: () => undefined, exists: () => false };

/**
 * Lints texts that belong together. A single string is a Dockerfile.
 * @throws ConfigError when the configuration is wrong
 */
export async function lint(
  inputs: string | LintInput | readonly LintInput[],
  settings: LintSettings = {},
): Promise<LintReport> {
  const { config, buildArgs, target } = settings;
  const given = typeof config === "object" ? { value: config } : { file: config };
  const resolved = await loadProjectConfig({
    cwd: settings.cwd ?? process.cwd(),
    toolbox: { rules: builtinRules, kinds, knowledge: defaultKnowledge },
    extendKnowledge,
    ...given,
    plugins: settings.plugins,
    ...(settings.presets ? { presets: settings.presets } : {}),
  });
  await Promise.all(resolved.kinds.map((kind) => kind.prepare?.()));
  const invocation =
    buildArgs || target !== undefined
      ? { args: new Map(Object.entries(buildArgs ?? {})), target, contexts: new Map(), known: false, label: undefined }
      : undefined;
  return lintProject(toInputs(inputs), {
    config: resolved,
    reader: settings.reader ?? emptyReader,
    invocation,
    today: settings.today ?? new Date().toISOString().slice(0, 10),
    verifyFixes: settings.verifyFixes ?? false,
    fix: settings.fix,
    reportUnusedDirectives: resolved.reportUnusedDirectives,
    requireReason: resolved.requireReason,
  });
}

function toInputs(inputs: string | LintInput | readonly LintInput[]): readonly LintInput[] {
  if (typeof inputs === "string") return [{ path: defaultKind(kinds)?.files.name ?? "", text: inputs }];
  return Array.isArray(inputs) ? inputs : [inputs as LintInput];
}
