import { defaultOptions } from "../../src/config/resolve.ts";
import { type LintInput, lintProject } from "../../src/engine/lint.ts";
import type { LintOptions, ResolvedConfig } from "../../src/engine/options.ts";
import type { LintReport } from "../../src/engine/types.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defaultKnowledge } from "../../src/knowledge/index.ts";
import type { Rule } from "../../src/rule.ts";

/** What a rule says of itself, where a test does not care. */
export const ruleMeta = {
  summary: "A test",
  why: "It tests.",
  topic: "syntax",
  category: "correctness",
  severity: "warning",
  recommended: true,
  examples: [],
} as const;

/** A configuration in which the given rules are on as they come. */
export function configWith(rules: readonly Rule[], more: Partial<ResolvedConfig> = {}): ResolvedConfig {
  const settings = new Map(
    rules.map((rule) => [rule.id, { severity: rule.severity, options: defaultOptions(rule), origin: "test" }]),
  );
  return {
    rules,
    kinds,
    knowledge: defaultKnowledge,
    lookup: (name) => (rules.some(({ id }) => id === name) ? [name] : []),
    settings: () => settings,
    byStage: false,
    ...more,
  };
}

/** Lints a Dockerfile's text, or several files, with the given rules. */
export function lintWith(
  rules: readonly Rule[],
  input: string | readonly LintInput[],
  more: Partial<LintOptions> = {},
): LintReport {
  const inputs = typeof input === "string" ? [{ path: "Dockerfile", text: input, kind: "dockerfile" }] : input;
  return lintProject(inputs, {
    config: configWith(rules),
    reader: { read: () => undefined, exists: () => false },
    today: "2026-01-01",
    ...more,
  });
}
