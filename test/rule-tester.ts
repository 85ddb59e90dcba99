import { describe, it } from "vitest";
import type { Rule } from "../src/rule.ts";
import { type RuleCases, testRule as run } from "../src/testing/index.ts";

export function testRule(rule: Rule, cases: RuleCases = {}): void {
  run(rule, cases, { describe, it });
}
