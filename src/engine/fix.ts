import type { Fix } from "../finding.ts";
import type { DockerfileDocument } from "../kinds/dockerfile/nodes.ts";
import type { Document } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import { applyEdits, conflict, type Edit } from "../text/edit.ts";
import type { Source } from "../text/source.ts";
import { checkAll } from "./check-file.ts";
import { checkUnits, type FileResult, type Kept } from "./file-result.ts";
import type { LintOptions } from "./types.ts";
import { toOuterFinding, type Unit, unitsOf } from "./unit.ts";
import { type Checked, type Proposal, verifyFixes } from "./verify.ts";

export interface Applied {
  readonly rule: string;
  readonly title: string;
}

/** A fix chosen for a finding that stays. */
interface Candidate extends Proposal {
  readonly unit: Unit;
  /** The fix's edits in the file. */
  readonly edits: readonly Edit[];
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
    const verified = verifyCandidates(compatible(candidatesOf(result, options)), result, view, options);
    if (verified.length === 0) break;
    const text = applyEdits(
      result.source.text,
      verified.flatMap(({ edits }) => edits),
    );
    const next = recheck({ path: result.source.path, text }, result, view, options);
    applied.push(...verified.map(({ finding, fix }) => ({ rule: finding.rule, title: fix.title })));
    result = next.result;
    view = next.view;
  }
  return { result, applied };
}

function recheck(source: Source, before: FileResult, project: ProjectView, options: LintOptions) {
  const { kind } = before;
  const units = unitsOf(kind.parse(source), kind, options.config.kinds);
  const old = [...before.verdicts.keys()];
  const view = units.reduce(
    (current, unit, index) => standIn(current, unit.document, (old[index] ?? unit).document),
    project,
  );
  return { result: checkUnits(units, view, options), view };
}

/** A project in which a changed document keeps the callers and the context of the one it replaces. */
function standIn(project: ProjectView, changed: Document, original: Document): ProjectView {
  const swap = (document: DockerfileDocument) =>
    (document as Document) === changed ? (original as DockerfileDocument) : document;
  return {
    documents: project.documents,
    invocations: (document) => project.invocations(swap(document)),
    context: (document) => project.context(swap(document)),
    dockerfile: (path, from) => project.dockerfile(path, from),
  };
}

function candidatesOf(result: FileResult, options: LintOptions): readonly Candidate[] {
  return result.kept.flatMap((kept) => candidateOf(kept, options.fix === "all") ?? []);
}

function candidateOf({ inner, unit }: Kept, unsafe: boolean): Candidate | undefined {
  for (const fix of inner.fixes) {
    if (!fix.safe && !unsafe) continue;
    const [outer] = toOuterFinding({ ...inner, fixes: [fix] }, unit).fixes;
    if (outer) return { finding: inner, fix, unit, edits: outer.edits };
  }
  return undefined;
}

/** In the order of the text, each candidate that touches nothing an earlier one touches. */
function compatible(candidates: readonly Candidate[]): readonly Candidate[] {
  const taken: Edit[] = [];
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (clashes(candidate.edits, taken)) continue;
    taken.push(...candidate.edits);
    taken.sort((a, b) => a.span.start - b.span.start);
    chosen.push(candidate);
  }
  return chosen;
}

function clashes(edits: readonly Edit[], taken: readonly Edit[]): boolean {
  return edits.some((edit) => {
    let low = 0;
    let high = taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((taken[middle] as Edit).span.end < edit.span.start) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < taken.length && (taken[i] as Edit).span.start <= edit.span.end; i++) {
      if (conflict(edit, taken[i] as Edit)) return true;
    }
    return false;
  });
}

/** The candidates that hold what they declare, and that hold it together. */
function verifyCandidates(
  candidates: readonly Candidate[],
  result: FileResult,
  project: ProjectView,
  options: LintOptions,
): readonly Candidate[] {
  const accepted: Candidate[] = [];
  for (const [unit, verdict] of result.verdicts) {
    const own = candidates.filter((candidate) => candidate.unit === unit);
    if (own.length === 0) continue;
    const before: Checked = { document: unit.document, model: verdict.models[0], findings: verdict.findings };
    accepted.push(...verifyFixes(before, unit.kind, own, (source) => checkText(source, unit, project, options)));
  }
  return accepted;
}

function checkText(source: Source, unit: Unit, project: ProjectView, options: LintOptions): Checked {
  const document = unit.kind.parse(source);
  const { models, findings } = checkAll(document, unit.kind, standIn(project, document, unit.document), options);
  return { document, model: models[0], findings };
}

/** Tries each fix that a report lists: what cannot be proven is dropped, the rest is marked as verified. */
export function verifyListed(result: FileResult, project: ProjectView, options: LintOptions): FileResult {
  const kept = result.kept.map(({ inner, unit }) => {
    const verdict = result.verdicts.get(unit);
    const before: Checked = {
      document: unit.document,
      model: verdict?.models[0],
      findings: verdict?.findings ?? [],
    };
    const proven = (fix: Fix) =>
      verifyFixes(before, unit.kind, [{ finding: inner, fix }], (source) => checkText(source, unit, project, options))
        .length > 0;
    const fixes = inner.fixes.filter(proven).map((fix) => ({ ...fix, verified: true }));
    const verified = { ...inner, fixes };
    return { inner: verified, finding: toOuterFinding(verified, unit), unit };
  });
  return { ...result, kept };
}
