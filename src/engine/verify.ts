import { type Finding, type Fix, type FixEffect, nameOf, type Severity, severities } from "../finding.ts";
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
    brokenCaller(before, after) ??
    changedMeaning(before.result, after.result, [...fix.effect, ...(fix.moves ?? [])]) ??
    changedOutcome(before.result, after.result, fix.moves) ??
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

/** A build that names a stage, or gives an argument, which is there no more. */
function brokenCaller(before: Pass, after: Pass): string | undefined {
  const now = [...after.result.verdicts.keys()];
  for (const [i, { document, kind }] of [...before.result.verdicts.keys()].entries()) {
    const changed = now[i]?.document;
    if (!kind.built || !changed) continue;
    const { built } = kind;
    const [had, has] = [built.targets(document), built.targets(changed)];
    const [read, reads] = [built.args(document), built.args(changed)];
    for (const { target, args, unknownArgs = [], label } of before.view.builders(document)) {
      if (label === undefined) continue;
      if (target !== undefined && isTarget(target, had) && !isSameTarget(target, had, has))
        return `it takes the stage ${target} from ${label}`;
      const lost = [...args.keys(), ...unknownArgs].find((name) => read.has(name) && !reads.has(name));
      if (lost !== undefined) return `it takes the argument ${lost} from ${label}`;
    }
  }
  return undefined;
}

type Targets = readonly (string | undefined)[];

function isTarget(target: string, targets: Targets): boolean {
  return targets.includes(target) || (/^\d+$/.test(target) && Number(target) < targets.length);
}

/** A number stands for another stage where there are more, or fewer. */
function isSameTarget(target: string, had: Targets, has: Targets): boolean {
  return had.includes(target) ? has.includes(target) : had.length === has.length;
}

/** The meanings of a file's own document and of those embedded in it, one after another. */
function meaningOf({ verdicts }: FileResult): readonly Meaning[] {
  return [...verdicts].flatMap(([{ document, kind }, { model }]) => kind.meaning?.(document, model) ?? []);
}

/** What the images are like that a file's documents build. */
function outcomeOf({ verdicts }: FileResult): readonly Meaning[] {
  return [...verdicts].flatMap(([{ document, kind }, { model }]) => kind.outcome?.(document, model) ?? []);
}

function changedOutcome(before: FileResult, after: FileResult, moved: Fix["moves"]): string | undefined {
  if (!moved) return undefined;
  const kept = new Set<FixEffect>(moved);
  const [old, now] = [outcomeOf(before), outcomeOf(after)].map((outcome) =>
    outcome.filter(({ aspect }) => kept.has(aspect)),
  ) as [Meaning[], Meaning[]];
  const changed = differs(old, now);
  return changed && `the image loses what it moves (${changed.aspect})`;
}

function differs(old: readonly Meaning[], now: readonly Meaning[]): Meaning | undefined {
  const [all, others] = now.length < old.length ? [old, now] : [now, old];
  return all.find(({ aspect, text }, i) => others[i]?.aspect !== aspect || others[i].text !== text);
}

function changedMeaning(before: FileResult, after: FileResult, effects: readonly FixEffect[]): string | undefined {
  const declared = new Set<FixEffect>(effects);
  const [old, now] = [meaningOf(before), meaningOf(after)].map((meaning) =>
    meaning.filter(({ aspect }) => !declared.has(aspect)),
  ) as [Meaning[], Meaning[]];
  const changed = differs(old, now);
  return changed && `it changes more than it declares (${changed.aspect})`;
}

/** Findings of a severity, or of a higher one, are as severe as it. */
function isAsSevere({ severity }: Finding, than: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(than);
}

function newFinding(
  before: readonly Finding[],
  after: readonly Finding[],
  fixed: Finding,
  count: number,
): string | undefined {
  const more = countBy(after, nameOf);
  for (const one of before) more.set(nameOf(one), (more.get(nameOf(one)) ?? 0) - 1);
  if ((more.get(nameOf(fixed)) as number) > -count) return "the finding is still there";
  const grown = after.find((one) => isAsSevere(one, fixed.severity) && (more.get(nameOf(one)) as number) > 0);
  return grown && `it causes a new finding of ${nameOf(grown)}`;
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
