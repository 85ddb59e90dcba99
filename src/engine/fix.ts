import type { Finding, Fix } from "../finding.ts";
import type { ProjectView } from "../rule.ts";
import { addAll } from "../text/add-all.ts";
import { type Edit, touch } from "../text/edit.ts";
import type { FileResult } from "./file-result.ts";
import type { LintOptions } from "./options.ts";
import { type Pass, recheck } from "./pass.ts";
import type { AppliedFix, RefusedFix } from "./types.ts";
import { attempt, type CheckText, type Proposal } from "./verify.ts";

/** More rounds than any sensible set of fixes needs: fixes that undo each other stop here. */
const maxRounds = 10;

/**
 * Applies verified fixes until nothing changes. Group after group is tried on the text that those before it have left,
 * with the fixes that its rule offers for that text: what was answered already is not answered again, and the meaning
 * after all of them is the meaning after one by one.
 */
export function fixFile(
  first: FileResult,
  project: ProjectView,
  options: LintOptions,
): { readonly result: FileResult; readonly applied: readonly AppliedFix[]; readonly refused: readonly RefusedFix[] } {
  const fixer = new Fixer({ result: first, view: project }, options);
  for (let round = 0; round < maxRounds; round++) if (!fixer.applyAll()) break;
  return { result: fixer.now.result, applied: fixer.applied, refused: fixer.refused };
}

/** As many fixes of a group are applied one by one; more of them by halves, so that their number costs little. */
const maxSingles = 16;

class Fixer {
  readonly applied: AppliedFix[] = [];
  /** Of the last round, in which nothing holds any more. */
  refused: RefusedFix[] = [];
  now: Pass;
  private readonly options: LintOptions;

  constructor(first: Pass, options: LintOptions) {
    this.now = first;
    this.options = options;
  }

  /** One round: each group that is proposed now. Whether anything was applied. */
  applyAll(): boolean {
    const before = this.applied.length;
    this.refused = [];
    for (const group of new Set(proposalsOf(this.now.result, this.options).map(groupOf))) this.applyGroup(group);
    return this.applied.length > before;
  }

  private applyGroup(group: string): void {
    const proposals = this.proposals(group);
    const [first] = proposals;
    if (!first) return;
    const isMany = proposals.length > maxSingles || isNotation(first.fix);
    if (isMany && !this.options.fixApart) this.applyHalves(proposals);
    else this.applySingles(group);
  }

  /** What a group proposes for the text as it is now. */
  private proposals(group: string): readonly Proposal[] {
    return proposalsOf(this.now.result, this.options).filter((one) => groupOf(one) === group);
  }

  private applySingles(group: string): void {
    let refused = 0;
    for (;;) {
      const next = this.proposals(group)[refused];
      if (!next) return;
      // What is applied takes findings of its rule away, so that this ends.
      if (!this.apply([next])) refused++;
    }
  }

  /** Those that hold among many, with a handful of checks where most of them do. */
  private applyHalves(proposals: readonly Proposal[]): void {
    const apart = withoutTouching(proposals);
    if (this.apply(apart)) return;
    const holding = this.holding(apart);
    if (holding.length > 0 && !this.apply(holding)) this.apply(holding.slice(0, 1));
  }

  /** The proposals that hold, of some that do not hold together. */
  private holding(proposals: readonly Proposal[]): readonly Proposal[] {
    if (proposals.length <= 1) return [];
    const middle = proposals.length >> 1;
    return [proposals.slice(0, middle), proposals.slice(middle)].flatMap((half) =>
      this.tried(half) ? half : this.holding(half),
    );
  }

  private apply(proposals: readonly Proposal[]): boolean {
    const after = this.tried(proposals);
    if (!after) return false;
    const { kind, source } = this.now.result;
    this.now = after;
    this.options.observer?.onFixed?.({
      file: { kind: kind.name, source },
      fixes: proposals,
      text: after.result.source.text,
    });
    addAll(
      this.applied,
      proposals.map(({ finding, fix }) => ({ rule: finding.rule, title: fix.title })),
    );
    return true;
  }

  /** The text after some proposals; undefined where they do not hold together. */
  private tried(proposals: readonly Proposal[]): Pass | undefined {
    const after = attempt(this.now, proposals, this.check);
    if (typeof after !== "string") return after;
    if (proposals.length === 1) {
      const [{ finding, fix }] = proposals as [Proposal];
      this.refused.push({ rule: finding.rule, title: fix.title, span: finding.span, reason: after });
    }
    return undefined;
  }

  private readonly check: CheckText = (text) => recheck(this.now, text, this.options);
}

/** Fixes of one rule with one declared effect are tried together. */
function groupOf({ finding, fix }: Proposal): string {
  return [finding.rule, ...[...fix.effect].sort()].join(" ");
}

/** Nothing that such a fix changes can matter to another. */
function isNotation({ effect }: Fix): boolean {
  return effect.every((aspect) => aspect === "none");
}

/** For each finding that is reported its first fix, unsafe ones only where asked for, and none that is declined. */
function proposalsOf(
  { findings, kind, source }: FileResult,
  { fix: which, gate, declines }: LintOptions,
): readonly Proposal[] {
  const file = { kind: kind.name, source };
  const reported = gate ? gate(file, findings).kept : findings;
  return reported.flatMap((finding) => {
    const fix = finding.fixes.find(({ safe }) => safe || which === "all");
    return fix && !declines?.(file, finding, fix) ? [{ finding, fix }] : [];
  });
}

/** In the order of the text, each proposal whose edits touch none of an earlier one. */
function withoutTouching(proposals: readonly Proposal[]): readonly Proposal[] {
  const taken: Edit[] = [];
  return proposals.filter(({ fix }) => {
    if (touchesAny(fix.edits, taken)) return false;
    for (const edit of fix.edits) {
      const place = countWhile(taken, ({ span }) => span.start <= edit.span.start);
      taken.splice(place, 0, edit);
    }
    return true;
  });
}

/** How many edits at the start satisfy a condition that none does after the first that does not. */
function countWhile(edits: readonly Edit[], condition: (edit: Edit) => boolean): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (condition(edits[middle] as Edit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function touchesAny(edits: readonly Edit[], taken: readonly Edit[]): boolean {
  return edits.some((edit) => {
    const first = countWhile(taken, ({ span }) => span.end < edit.span.start);
    for (let i = first; i < taken.length && (taken[i] as Edit).span.start <= edit.span.end; i++) {
      if (touch(edit, taken[i] as Edit)) return true;
    }
    return false;
  });
}

/**
 * Tries each fix that a report lists: what cannot be proven is dropped, the rest is marked as verified. Of the findings
 * only those that are wanted stay.
 */
export function verifyListed(
  result: FileResult,
  view: ProjectView,
  options: LintOptions,
  wanted: (finding: Finding) => boolean = () => true,
): FileResult {
  const before = { result, view };
  const holds = (finding: Finding, fix: Fix) => {
    const after = attempt(before, [{ finding, fix }], (text) => recheck(before, text, options));
    if (typeof after === "string") options.observer?.onRefused?.(finding, fix, after);
    return typeof after !== "string";
  };
  const findings = result.findings.filter(wanted).map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter((fix) => holds(finding, fix)).map((fix) => ({ ...fix, verified: true })),
  }));
  return { ...result, findings };
}
