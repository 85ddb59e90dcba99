import type { Severity } from "../src/finding.ts";
import type { Rule } from "../src/rule.ts";

/** A named selection of rules: a predicate over their meta, so that a new rule edits no preset. */
export interface Preset {
  readonly name: string;
  /** A sentence for the docs. */
  readonly summary: string;
  /** It is about one purpose, and adds its rules to those of `recommended`. */
  readonly addsToRecommended?: boolean;
  selects(rule: Rule): boolean;
  /** What it makes of a rule that it selects. Without it, the rule's own severity, and options are left alone. */
  setting?(rule: Rule): PresetSetting;
}

/** A rule's severity and options in a preset whose verdicts are to be somebody else's. */
export interface PresetSetting {
  readonly severity: Severity;
  /** Those that differ from the rule's defaults. The others are set to their defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  /** How and why the options' verdict differs from the rule's own: part of a sentence. */
  readonly why?: string;
}
