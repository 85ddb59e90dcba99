import type { Rule } from "../src/rule.ts";

/** A named selection of rules: a predicate over their meta, so that a new rule edits no preset. */
export interface Preset {
  readonly name: string;
  /** A sentence for the docs. */
  readonly summary: string;
  /** It is about one purpose, and adds its rules to those of `recommended`. */
  readonly addsToRecommended?: boolean;
  selects(rule: Rule): boolean;
}
