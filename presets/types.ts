import type { Rule } from "../src/rule.ts";

/** A named selection of rules: a predicate over their meta, so that a new rule edits no preset. */
export interface Preset {
  readonly name: string;
  /** A sentence for the docs. */
  readonly summary: string;
  selects(rule: Rule): boolean;
}
