import type { Finding, Fix, FixEffect, Severity } from "../finding.ts";
import type { Document, Kind, Meaning } from "../kinds/kind.ts";
import { applyEdits } from "../text/edit.ts";
import type { Source } from "../text/source.ts";

/** A text with all that verification compares. */
export interface Checked {
  readonly document: Document;
  readonly model: unknown;
  readonly findings: readonly Finding[];
}

export type CheckText = (source: Source) => Checked;

/** A fix for a finding of the checked document. */
export interface Proposal {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Why a fix was dropped; undefined when it holds what it declares. */
type Objection = string | undefined;

/**
 * The fixes that hold what they declare. Fixes of one rule with one declared effect are tried together, and only a
 * group that fails is halved: a file with a thousand alike findings costs a handful of checks.
 */
export function verifyFixes<P extends Proposal>(
  before: Checked,
  kind: Kind,
  proposals: readonly P[],
  check: CheckText,
): readonly P[] {
  const groups = new Map<string, P[]>();
  for (const proposal of proposals) {
    const key = `${proposal.finding.rule} ${[...proposal.fix.effect].sort().join(" ")}`;
    const group = groups.get(key);
    if (group) group.push(proposal);
    else groups.set(key, [proposal]);
  }
  return [...groups.values()].flatMap((group) => verifyGroup(before, kind, group, check));
}

function verifyGroup<P extends Proposal>(
  before: Checked,
  kind: Kind,
  group: readonly P[],
  check: CheckText,
): readonly P[] {
  if (objection(before, kind, group, check) === undefined) return group;
  if (group.length <= 1) return [];
  const middle = group.length >> 1;
  const halves = [group.slice(0, middle), group.slice(middle)];
  return halves.flatMap((half) => verifyGroup(before, kind, half, check));
}

/**
 * Applies fixes to a copy, parses and checks the result, and compares: nothing may differ beyond the declared effect,
 * no syntax problem and no finding of equal or higher severity may be new, and the findings must be gone, so that a
 * second run has nothing to do.
 */
export function objection(before: Checked, kind: Kind, group: readonly Proposal[], check: CheckText): Objection {
  const { source } = before.document;
  const [{ finding, fix }] = group as [Proposal, ...Proposal[]];
  const edits = group.flatMap((proposal) => proposal.fix.edits);
  let text: string;
  try {
    text = applyEdits(source.text, edits);
  } catch (error) {
    return (error as Error).message;
  }
  if (text === source.text) return "it changes nothing";
  const after = check({ path: source.path, text });
  return (
    newProblem(before.document, after.document) ??
    changedMeaning(before, after, kind, fix.effect) ??
    newFinding(before.findings, after.findings, finding, group.length)
  );
}

function problemsOf(document: Document): readonly { readonly code: string }[] {
  return (document as { readonly problems?: readonly { readonly code: string }[] }).problems ?? [];
}

function newProblem(before: Document, after: Document): Objection {
  const old = countBy(problemsOf(before), ({ code }) => code);
  for (const [code, count] of countBy(problemsOf(after), ({ code }) => code)) {
    if (count > (old.get(code) ?? 0)) return `the result has a syntax problem (${code})`;
  }
  return undefined;
}

function changedMeaning(before: Checked, after: Checked, kind: Kind, effects: readonly FixEffect[]): Objection {
  if (!kind.meaning) return undefined;
  const declared = new Set<FixEffect>(effects.filter((effect) => effect !== "none"));
  const kept = (pieces: readonly Meaning[]) => pieces.filter(({ aspect }) => !declared.has(aspect));
  const old = kept(kind.meaning(before.document, before.model));
  const now = kept(kind.meaning(after.document, after.model));
  for (let i = 0; i < Math.max(old.length, now.length); i++) {
    if (old[i]?.aspect !== now[i]?.aspect || old[i]?.text !== now[i]?.text) {
      return `it changes more than it declares (${(now[i] ?? old[i])?.aspect})`;
    }
  }
  return undefined;
}

const weight: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function newFinding(before: readonly Finding[], after: readonly Finding[], fixed: Finding, count: number): Objection {
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
