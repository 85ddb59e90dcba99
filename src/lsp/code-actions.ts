import { type Finding, type Fix, nameOf } from "../finding.ts";
import { addAll } from "../text/add-all.ts";
import { lineEdits } from "../text/diff.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { fixedText, fixesThatHold, hasSafeFix } from "./fixes.ts";
import { type Scope, type Suppression, suppressionOf } from "./suppress.ts";

/** Something that an editor offers to do. */
export interface Action {
  readonly title: string;
  readonly kind: "quickfix" | "source.fixAll.plimsoll";
  readonly finding: Finding | undefined;
  readonly preferred: boolean;
  readonly does:
    | { readonly type: "edit"; readonly edits: readonly Edit[] }
    | { readonly type: "suppress"; readonly scope: Scope; readonly suppression: Suppression }
    | { readonly type: "fix-all" }
    | { readonly type: "explain"; readonly rule: string };
}

/** Kinds that a client asks for; every kind when it names none. A kind stands for all that begin with it. */
export function wants(only: readonly string[] | undefined, kind: Action["kind"]): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

/** Trying a fix or a directive costs a check of the file, so for a selection of everything not each is offered. */
const mostFindings = 20;
const mostSilenced = 5;

/** In characters: what is checked again at most to offer something. */
const affordable = 320_000;

/** What can be done about the findings in a span: fixes that hold, directives that silence, the rules' pages. */
export function actionsIn(analysis: Analysis, span: Span, only: readonly string[] | undefined): readonly Action[] {
  const actions: Action[] = [];
  const { findings, source } = analysis;
  const most = Math.max(1, Math.min(mostFindings, Math.floor(affordable / source.text.length)));
  const here = findings.filter((finding) => meets(finding.span, span)).slice(0, most);
  if (wants(only, "quickfix") && here.length > 0) {
    const fixes = fixesThatHold(analysis, here);
    for (const finding of here) addAll(actions, fixActions(finding, fixes.get(finding) ?? []));
    if (findings.filter(hasSafeFix).length > 1) {
      actions.push({ ...fixAll, kind: "quickfix", title: "Fix all safe problems in this file" });
    }
    actions.push(...suppressActions(here.slice(0, mostSilenced), analysis), ...explainActions(here));
  }
  if (wants(only, "source.fixAll.plimsoll") && findings.some(hasSafeFix)) actions.push(fixAll);
  return actions;
}

const fixAll: Action = {
  title: "Fix all safe Plimsoll problems",
  kind: "source.fixAll.plimsoll",
  finding: undefined,
  preferred: false,
  does: { type: "fix-all" },
};

function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function fixActions(finding: Finding, fixes: readonly Fix[]): readonly Action[] {
  const best = fixes.find(({ safe }) => safe);
  return fixes.map((fix) => ({
    title: fix.safe ? fix.title : `${fix.title} (unsafe: the image may change)`,
    kind: "quickfix",
    finding,
    preferred: fix === best,
    does: { type: "edit", edits: fix.edits },
  }));
}

/** Each finding can be silenced where it stands, each rule once for the file. */
function suppressActions(findings: readonly Finding[], analysis: Analysis): readonly Action[] {
  const rules = new Map(findings.map((finding) => [nameOf(finding), finding]));
  return [
    ...findings.flatMap((finding) => suppressAction(finding, "next", "here", analysis)),
    ...[...rules.values()].flatMap((finding) => suppressAction(finding, "file", "in this file", analysis)),
  ];
}

function suppressAction(finding: Finding, scope: Scope, where: string, analysis: Analysis): readonly Action[] {
  const suppression = suppressionOf(finding, scope, analysis);
  if (!suppression) return [];
  const title = `Suppress ${nameOf(finding)} ${where}`;
  return [{ title, kind: "quickfix", finding, preferred: false, does: { type: "suppress", scope, suppression } }];
}

function explainActions(findings: readonly Finding[]): readonly Action[] {
  const rules = new Map(findings.map((finding) => [finding.rule, finding]));
  return [...rules].map(([rule, finding]) => ({
    title: `Explain ${rule}`,
    kind: "quickfix",
    finding,
    preferred: false,
    does: { type: "explain", rule },
  }));
}

/** The edits of "fix all"; none where nothing can be fixed. */
export function fixAllEdits(analysis: Analysis): readonly Edit[] {
  const fixed = fixedText(analysis);
  return fixed === undefined ? [] : lineEdits(analysis.source.text, fixed);
}
