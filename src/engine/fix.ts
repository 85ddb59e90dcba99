import type { Finding, Fix } from "../finding.ts";
import type { Document } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import { applyEdits, conflict, type Edit } from "../text/edit.ts";
import type { Source } from "../text/source.ts";
import { checkUnits, type FileResult } from "./file-result.ts";
import type { LintOptions } from "./options.ts";
import { unitsOf } from "./unit.ts";
import { holdTogether, objection, type Proposal, verifyFixes } from "./verify.ts";

export interface Applied {
  readonly rule: string;
  readonly title: string;
}

/** More rounds than any sensible set of fixes needs: fixes that undo each other stop here. */
const maxRounds = 10;

/** Applies verified fixes that do not conflict, parses and checks again, until nothing changes. */
export function fixFile(
  first: FileResult,
  project: ProjectView,
  options: LintOptions,
): { readonly result: FileResult; readonly applied: readonly Applied[] } {
  const applied: Applied[] = [];
  let result = first;
  let view = project;
  for (let round = 0; round < maxRounds; round++) {
    const proposals = compatible(proposalsOf(result, options));
    const before = { result, view };
    const verified = verifyFixes(result, proposals, (source) => recheck(source, before, options).result);
    if (verified.length === 0) break;
    const { chosen, next } = applyTogether(verified, before, options);
    applied.push(...chosen.map(({ finding, fix }) => ({ rule: finding.rule, title: fix.title })));
    result = next.result;
    view = next.view;
  }
  return { result, applied };
}

/** Applies all fixes at once, or those of the first one's rule where all together would do more than they declare. */
function applyTogether(verified: readonly Proposal[], before: Pass, options: LintOptions) {
  const apply = (chosen: readonly Proposal[]) => {
    const edits = chosen.flatMap(({ fix }) => fix.edits);
    const text = applyEdits(before.result.source.text, edits);
    return recheck({ path: before.result.source.path, text }, before, options);
  };
  const next = apply(verified);
  if (holdTogether(before.result, next.result, verified)) return { chosen: verified, next };
  const chosen = verified.filter(({ finding }) => finding.rule === verified[0]?.finding.rule);
  return { chosen, next: apply(chosen) };
}

interface Pass {
  readonly result: FileResult;
  /** The project as the pass saw it. */
  readonly view: ProjectView;
}

function recheck(source: Source, { result, view }: Pass, options: LintOptions): Pass {
  const units = unitsOf(result.kind.parse(source), result.kind, options.config.kinds);
  const old = [...result.verdicts.keys()];
  const next = units.reduce(
    (current, unit, index) => standIn(current, unit.document, (old[index] ?? unit).document),
    view,
  );
  return { result: checkUnits(units, next, options), view: next };
}

/** A project in which a changed document keeps the callers and the context of the one it replaces. */
function standIn(project: ProjectView, changed: Document, original: Document): ProjectView {
  const swap = (document: Document) => (document === changed ? original : document);
  return {
    ...project,
    builders: (document) => project.builders(swap(document)),
    context: (document) => project.context(swap(document)),
  };
}

/** For each finding that is reported its first fix, unsafe ones only where asked for. */
function proposalsOf({ findings, kind, source }: FileResult, { fix: which, gate }: LintOptions): readonly Proposal[] {
  const reported = gate ? gate({ kind: kind.name, source }, findings).kept : findings;
  return reported.flatMap((finding) => {
    const fix = finding.fixes.find(({ safe }) => safe || which === "all");
    return fix ? [{ finding, fix }] : [];
  });
}

/** In the order of the text, each proposal that touches nothing an earlier one touches. */
function compatible(proposals: readonly Proposal[]): readonly Proposal[] {
  const taken: Edit[] = [];
  return proposals.filter(({ fix }) => {
    if (clashes(fix.edits, taken)) return false;
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

function clashes(edits: readonly Edit[], taken: readonly Edit[]): boolean {
  return edits.some((edit) => {
    const first = countWhile(taken, ({ span }) => span.end < edit.span.start);
    for (let i = first; i < taken.length && (taken[i] as Edit).span.start <= edit.span.end; i++) {
      if (conflict(edit, taken[i] as Edit)) return true;
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
  const check = (source: Source) => recheck(source, { result, view }, options).result;
  const holds = (finding: Finding, fix: Fix) => {
    const reason = objection(result, [{ finding, fix }], check);
    if (reason !== undefined) options.observer?.onRefused?.(finding, fix, reason);
    return reason === undefined;
  };
  const findings = result.findings.filter(wanted).map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter((fix) => holds(finding, fix)).map((fix) => ({ ...fix, verified: true })),
  }));
  return { ...result, findings };
}
