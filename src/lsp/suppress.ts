import { type Finding, nameOf } from "../finding.ts";
import { applyEdits, type Edit, insert } from "../text/edit.ts";
import { newlineOf } from "../text/newline.ts";
import { lineStarts, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { lineAt } from "./positions.ts";
import { type PlacedView, viewsAt } from "./views.ts";

/** What a directive shall cover: what the finding stands in, or the file. */
export type Scope = "next" | "file";

export interface Suppression {
  readonly edit: Edit;
  /** Where in the edit's text the reason stands, to be written over. */
  readonly reason: Span;
}

/** Stands where the reason is still to be written. */
export const placeholder = "give the reason";

const words: Readonly<Record<Scope, string>> = { next: "ignore", file: "ignore-file" };

/**
 * The directive that silences a finding, in the comments of the file's kind. It is tried first: undefined where it would
 * not silence the finding, would silence others of another rule, or would change what the file means.
 */
export function suppressionOf(
  finding: Finding,
  scope: Scope,
  analysis: Analysis,
  reason: string = placeholder,
): Suppression | undefined {
  const said = reason.replace(/\s+/g, " ").trim() || placeholder;
  const directive = `# plimsoll ${words[scope]}=${nameOf(finding)} -- ${said}`;
  for (const edit of placesFor(finding, scope, analysis, directive)) {
    if (!silences(edit, finding, analysis)) continue;
    const start = edit.text.indexOf(said, edit.text.indexOf(" -- "));
    return { edit, reason: { start, end: start + said.length } };
  }
  return undefined;
}

/** Where the directive may stand, the best place first: in the innermost document before the file around it. */
function* placesFor(finding: Finding, scope: Scope, analysis: Analysis, directive: string): Generator<Edit> {
  for (const { view, at } of viewsAt(analysis, finding.span.start)) {
    for (const place of placesIn(view, scope === "file" ? undefined : at)) {
      const edit = view.edit(lineAbove(view.document.source, place, directive));
      if (edit) yield edit;
    }
  }
}

/** A kind that says nothing of it has comments anywhere. */
function placesIn({ kind, document }: PlacedView, offset: number | undefined): readonly number[] {
  const { directivePlaces } = kind.editor ?? {};
  if (directivePlaces) return directivePlaces(document, offset);
  return [offset ?? (document.source.text.startsWith("\uFEFF") ? 1 : 0)];
}

/** A line of its own above the line of an offset, indented alike. */
function lineAbove(source: Source, offset: number, directive: string): Edit {
  const { text } = source;
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const start = Math.max(mark, lineStarts(source)[lineAt(source, offset)] as number);
  const indent = /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
  const newline = newlineOf(text);
  const missing = start > mark && !/[\r\n]$/.test(text.slice(0, start)) ? newline : "";
  return insert(start, `${missing}${indent}${directive}${newline}`);
}

/** Whether an edit silences a finding and changes nothing else. */
function silences(edit: Edit, finding: Finding, analysis: Analysis): boolean {
  const after = analysis.again(applyEdits(analysis.source.text, [edit]));
  const others = (one: Finding) => nameOf(one) !== nameOf(finding);
  const before = analysis.result;
  if (countOf(after.result.findings.filter(others)) !== countOf(before.findings.filter(others))) return false;
  const gained = after.result.suppressed.length - before.suppressed.length;
  const lost = before.findings.length - after.result.findings.length;
  return gained > 0 && gained === lost && meaningOf(after) === meaningOf(analysis);
}

function countOf(findings: readonly Finding[]): string {
  return findings
    .map(({ rule, message }) => `${rule} ${message}`)
    .sort()
    .join("\n");
}

function meaningOf({ result }: Analysis): string {
  const meanings = [...result.verdicts].map(([{ document, kind }, { model }]) => kind.meaning?.(document, model) ?? []);
  return JSON.stringify(meanings);
}
