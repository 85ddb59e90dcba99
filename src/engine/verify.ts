import type { Finding, Fix, FixEffect, Severity } from "../finding.ts";
import type { Document, Meaning } from "../kinds/kind.ts";
import { applyEdits } from "../text/edit.ts";
import type { FileResult } from "./file-result.ts";
import type { Pass } from "./pass.ts";

/** A fix for a finding of a file. */
export interface Proposal {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Checks another text of the same file. */
export type CheckText = (text: string) => Pass;

/**
 * Applies fixes of one rule with one declared effect to a copy, which is parsed and checked: the copy, or why they do
 * not hold. Nothing may differ beyond the declared effect, no syntax problem and no finding of equal or higher severity
 * may be new, and the findings must be gone, so that a second run has nothing to do.
 */
export function attempt(before: Pass, group: readonly Proposal[], check: CheckText): Pass | string {
  const { source } = before.result;
  const [{ finding, fix }] = group as [Proposal, ...Proposal[]];
  let text: string;
  try {
    text = applyEdits(
      source.text,
      group.flatMap((proposal) => proposal.fix.edits),
    );
  } catch (error) {
    return (error as Error).message;
  }
  if (text === source.text) return "it changes nothing";
  const after = check(text);
  return (
    newProblem(before.result, after.result) ??
    changedMeaning(before.result, after.result, fix.effect) ??
    newFinding(before.result.findings, after.result.findings, finding, group.length) ??
    after
  );
}

function problemsOf({ verdicts }: FileResult): readonly { readonly code: string }[] {
  return [...verdicts.keys()].flatMap(({ document }) => {
    const { problems } = document as Document & { readonly problems?: readonly { readonly code: string }[] };
    return problems ?? [];
  });
}

function newProblem(before: FileResult, after: FileResult): string | undefined {
  const old = countBy(problemsOf(before), ({ code }) => code);
  for (const [code, count] of countBy(problemsOf(after), ({ code }) => code)) {
    if (count > (old.get(code) ?? 0)) return `the result has a syntax problem (${code})`;
  }
  return undefined;
}

/** The meanings of a file's own document and of those embedded in it, one after another. */
function meaningOf({ verdicts }: FileResult): readonly Meaning[] {
  return [...verdicts].flatMap(([{ document, kind }, { model }]) => kind.meaning?.(document, model) ?? []);
}

function changedMeaning(before: FileResult, after: FileResult, effects: readonly FixEffect[]): string | undefined {
  const declared = new Set<FixEffect>(effects.filter((effect) => effect !== "none"));
  const old = meaningOf(before).filter(({ aspect }) => !declared.has(aspect));
  const now = meaningOf(after).filter(({ aspect }) => !declared.has(aspect));
  for (let i = 0; i < Math.max(old.length, now.length); i++) {
    if (old[i]?.aspect !== now[i]?.aspect || old[i]?.text !== now[i]?.text) {
      return `it changes more than it declares (${(now[i] ?? old[i])?.aspect})`;
    }
  }
  return undefined;
}

const weight: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function newFinding(
  before: readonly Finding[],
  after: readonly Finding[],
  fixed: Finding,
  count: number,
): string | undefined {
  const old = countBy(before, ({ rule }) => rule);
  const now = countBy(after, ({ rule }) => rule);
  if ((now.get(fixed.rule) ?? 0) > (old.get(fixed.rule) ?? 0) - count) return "the finding is still there";
  for (const { rule, severity } of after) {
    if (weight[severity] < weight[fixed.severity]) continue;
    if ((now.get(rule) ?? 0) > (old.get(rule) ?? 0)) return `it brings a new finding of ${rule}`;
  }
  return undefined;
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
