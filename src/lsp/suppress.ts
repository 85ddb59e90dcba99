import type { Finding } from "../finding.ts";
import type { ComposeDocument } from "../kinds/compose/nodes.ts";
import type { DockerfileDocument } from "../kinds/dockerfile/nodes.ts";
import { applyEdits, type Edit, insert } from "../text/edit.ts";
import { lineStarts, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { dockerfilesIn, instructionAt } from "./dockerfiles.ts";
import { lineAt } from "./positions.ts";

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
  const directive = `# plimsoll ${words[scope]}=${finding.rule} -- ${said}`;
  for (const edit of placesFor(finding, scope, analysis, directive)) {
    if (!silences(edit, finding, analysis)) continue;
    const start = edit.text.indexOf(said, edit.text.indexOf(" -- "));
    return { edit, reason: { start, end: start + said.length } };
  }
  return undefined;
}

/** Where the directive may stand, the best place first. */
function* placesFor(finding: Finding, scope: Scope, analysis: Analysis, directive: string): Generator<Edit> {
  const { source, kind, result } = analysis;
  const [own] = [...result.verdicts.keys()];
  for (const { document, inner, edit } of dockerfilesIn(analysis)) {
    const at = inner(finding.span.start);
    if (at === undefined) continue;
    const line = scope === "file" ? firstFreeLine(document) : instructionAt(document, at)?.span.start;
    const placed = line === undefined ? undefined : edit(lineAbove(document.source, line, directive));
    if (placed) yield placed;
  }
  if (kind.name === "dockerfile") return;
  if (scope === "file") yield lineAbove(source, source.text.startsWith("\uFEFF") ? 1 : 0, directive);
  else {
    if (kind.name === "compose" && own) {
      const block = blockAt(own.document as ComposeDocument, finding.span.start);
      if (block) yield lineAbove(source, block.start, directive);
    }
    yield lineAbove(source, finding.span.start, directive);
  }
}

/** A comment among parser directives would end them, so the first line behind them. */
function firstFreeLine({ source, directives, comments }: DockerfileDocument): number {
  const { text } = source;
  const shebang = comments[0] && text.startsWith("#!", comments[0].span.start) ? comments[0].span : undefined;
  const last = directives.at(-1)?.span ?? shebang;
  if (!last) return text.startsWith("\uFEFF") ? 1 : 0;
  return lineStarts(source)[lineAt(source, last.start) + 1] ?? text.length;
}

/** The innermost entry or item of YAML that a place stands in. */
function blockAt({ blocks }: ComposeDocument, offset: number): Span | undefined {
  return blocks.findLast(({ start, end }) => start <= offset && offset <= end);
}

/** A line of its own above the line of an offset, indented alike. */
function lineAbove(source: Source, offset: number, directive: string): Edit {
  const { text } = source;
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const start = Math.max(mark, lineStarts(source)[lineAt(source, offset)] as number);
  const indent = /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const missing = start > mark && !/[\r\n]$/.test(text.slice(0, start)) ? newline : "";
  return insert(start, `${missing}${indent}${directive}${newline}`);
}

/** Whether an edit silences a finding and changes nothing else. */
function silences(edit: Edit, finding: Finding, analysis: Analysis): boolean {
  const after = analysis.again(applyEdits(analysis.source.text, [edit]));
  const others = ({ rule }: Finding) => rule !== finding.rule;
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
  const meanings = [...result.verdicts].map(
    ([{ document, kind }, { models }]) => kind.meaning?.(document, models[0]) ?? [],
  );
  return JSON.stringify(meanings);
}
