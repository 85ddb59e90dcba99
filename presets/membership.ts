import type { Rule } from "../src/rule.ts";
import { presets } from "./index.ts";
import type { PresetSetting } from "./types.ts";

/** The presets that hold a rule. */
export interface Membership {
  /** Those in which it is as it says of itself. */
  readonly asItIs: readonly string[];
  /** Those of peers; one for all of a peer's codes only where the peer's default lacks the rule. */
  readonly asPeers: readonly (PresetSetting & { readonly preset: string })[];
}

export function membershipOf(rule: Rule): Membership {
  const holding = presets.filter((preset) => preset.selects(rule));
  const names = new Set(holding.map(({ name }) => name));
  return {
    asItIs: holding.filter(({ setting }) => !setting).map(({ name }) => name),
    asPeers: holding
      .filter(({ name }) => !names.has(name.replace(/-all$/, "")) || !name.endsWith("-all"))
      .flatMap(({ name, setting }) => (setting ? { preset: name, ...setting(rule) } : [])),
  };
}

/** How a preset sets a rule, in a line: "warning, stages "all": every stage is judged". */
export function settingText({ severity, options, why }: PresetSetting): string {
  const values = Object.entries(options).map(([name, value]) => `, ${name} ${JSON.stringify(value)}`);
  return `${severity}${values.join("")}${why === undefined ? "" : `: ${why}`}`;
}
