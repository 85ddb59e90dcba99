import type { ScriptPrograms } from "../nodes/checked-script.ts";
import { type LintInput, lintProject } from "./lint.ts";
import type { LintOptions, ResolvedConfig } from "./options.ts";
import type { RuleSetting } from "./types.ts";

/**
 * Has a run's rules that need other programs ask about every script that they will ask about, and nothing else done: whoever
 * answers can then see to all of them at once.
 */
export function askAhead(inputs: readonly LintInput[], options: LintOptions, programs: ScriptPrograms): void {
  const config = withRules(options.config, ({ needs }) => needs !== undefined);
  const nothingElse = { fix: undefined, verifyFixes: false, gate: undefined, observer: undefined };
  lintProject(inputs, { ...options, ...nothingElse, config: { ...config, waivers: [] }, ...programs });
}

function withRules(config: ResolvedConfig, isWanted: (rule: ResolvedConfig["rules"][number]) => boolean) {
  const rules = config.rules.filter(isWanted);
  const known = new WeakMap<ReadonlyMap<string, RuleSetting>, ReadonlyMap<string, RuleSetting>>();
  const narrowed = (all: ReadonlyMap<string, RuleSetting>) => {
    const own = known.get(all) ?? new Map([...all].filter(([id]) => rules.some((rule) => rule.id === id)));
    known.set(all, own);
    return own;
  };
  return {
    ...config,
    rules,
    settings: (path: string, kind: string, stage?: string) => narrowed(config.settings(path, kind, stage)),
  };
}
