import type { Severity } from "../../finding.ts";
import { lineStarts, positionAt } from "../../text/source.ts";
import { markup } from "../safe-text.ts";
import { several } from "../summary.ts";
import { lineId, type ShownFile, type ShownFinding } from "./shown-files.ts";

/** A longer file shows only the lines around its findings. */
const wholeFile = 300;
const around = 8;

/** Code units of a line that are shown, and findings that are marked in it. */
const maxLine = 1000;
const maxMarks = 40;

/** The file's text with its findings marked in it, and what `card` makes of each below the line where it starts. */
export function sourceView(
  file: ShownFile,
  keywords: ReadonlySet<string> | undefined,
  card: (finding: ShownFinding) => string,
): string {
  const { source } = file.report;
  const starts = lineStarts(source);
  const cards = byLine(file);
  const last = lastLine(file, cards);
  const isShown = shownLines(cards, last);
  const open: ShownFinding[] = [];
  const waiting = [...file.findings].sort((a, b) => a.finding.span.start - b.finding.span.start).reverse();
  let html = "";
  let hidden = 0;
  for (let line = 1; line <= last; line++) {
    const start = starts[line - 1] as number;
    const end = lineEnd(source.text, start, starts[line] ?? source.text.length);
    while (waiting.length > 0 && (waiting.at(-1) as ShownFinding).finding.span.start <= end)
      open.push(waiting.pop() as ShownFinding);
    removeClosed(open, start);
    if (!isShown(line)) {
      hidden++;
      continue;
    }
    html += gap(hidden);
    hidden = 0;
    const keyword = keywords ? keywordEnd(source.text, start, keywords) : start;
    const marked = open.filter(({ finding }) => finding.span.start <= end).slice(0, maxMarks);
    html += `<div class="line${isComment(source.text, start) ? " comment" : ""}" id="${lineId(file, line)}"><span class="number" data-line="${line}"></span><code>${markedLine(source.text, start, end, marked, keyword)}</code></div>\n`;
    for (const finding of cards.get(line) ?? []) html += card(finding);
  }
  return html + gap(hidden);
}

function gap(lines: number): string {
  return lines > 0 ? `<div class="gap">${several(lines, "line")}</div>\n` : "";
}

function byLine({ findings, report }: ShownFile): ReadonlyMap<number, readonly ShownFinding[]> {
  const cards = new Map<number, ShownFinding[]>();
  for (const shown of findings) {
    const { line } = positionAt(report.source, shown.finding.span.start);
    const list = cards.get(line);
    if (list) list.push(shown);
    else cards.set(line, [shown]);
  }
  return cards;
}

/** What follows the last line break is no line to anybody, unless something was found there. */
function lastLine({ report }: ShownFile, cards: ReadonlyMap<number, unknown>): number {
  const { text } = report.source;
  const { length } = lineStarts(report.source);
  return /[\r\n]$/.test(text) && !cards.has(length) ? length - 1 : length;
}

function shownLines(cards: ReadonlyMap<number, unknown>, last: number): (line: number) => boolean {
  if (last <= wholeFile) return () => true;
  const shown = new Set<number>();
  for (const line of cards.keys()) {
    for (let near = line - around; near <= line + around; near++) shown.add(near);
  }
  return (line) => shown.has(line);
}

/** Without the line break. */
function lineEnd(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
  return end;
}

function removeClosed(open: ShownFinding[], start: number): void {
  for (let i = open.length - 1; i >= 0; i--) {
    const { span } = (open[i] as ShownFinding).finding;
    if (span.end <= start && span.start < start) open.splice(i, 1);
  }
}

interface Piece {
  readonly id: string;
  readonly severity: Severity;
  readonly from: number;
  readonly to: number;
  /** Of a finding without length. */
  readonly isPoint: boolean;
}

/** A line in pieces, each marked with the findings that cover it; a finding without length is a point. */
function markedLine(
  text: string,
  start: number,
  lineEnds: number,
  marked: readonly ShownFinding[],
  keyword: number,
): string {
  const end = Math.min(lineEnds, start + maxLine);
  const pieces = marked.map((shown) => pieceOf(shown, text, start, end));
  const cuts = new Set([start, end, Math.min(end, keyword), ...pieces.flatMap(({ from, to }) => [from, to])]);
  const places = [...cuts].sort((a, b) => a - b);
  let html = "";
  for (const [i, place] of places.entries()) {
    for (const { id, severity, from, isPoint } of pieces) {
      if (isPoint && from === place) html += `<mark class="point ${severity}" data-of="${id}"></mark>`;
    }
    const next = places[i + 1];
    if (next === undefined) break;
    const covering = pieces.filter(({ from, to }) => from <= place && next <= to);
    const plain = visible(text.slice(place, next));
    const piece = next <= keyword ? `<b>${plain}</b>` : plain;
    if (covering.length === 0) html += piece;
    else html += `<mark class="${worst(covering)}" data-of="${covering.map(({ id }) => id).join(" ")}">${piece}</mark>`;
  }
  return lineEnds > end ? `${html}<span class="cut">…</span>` : html;
}

/** The part of a finding's span in a line; on lines after its first without their indent. */
function pieceOf({ finding, id }: ShownFinding, text: string, start: number, end: number): Piece {
  const { span, severity } = finding;
  const indent = text.slice(start, end).search(/\S|$/);
  const from = Math.min(end, span.start < start ? start + indent : span.start);
  return { id, severity, from, to: Math.max(from, Math.min(end, span.end)), isPoint: span.start >= span.end };
}

function worst(pieces: readonly { readonly severity: Severity }[]): Severity {
  const has = (severity: Severity) => pieces.some((piece) => piece.severity === severity);
  return has("error") ? "error" : has("warning") ? "warning" : "info";
}

/** Escaped, with tabs left to the browser. */
export function visible(text: string): string {
  return text.split("\t").map(markup).join("\t");
}

/** Where an instruction's keyword ends that begins a line; the line's start where none does. */
function keywordEnd(text: string, start: number, keywords: ReadonlySet<string>): number {
  // Behind a line that goes on there is no instruction.
  if (/[\\`][ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 80), start))) return start;
  const [word = ""] = /^[ \t]*[A-Z]+(?=[ \t])/i.exec(text.slice(start, start + 80)) ?? [];
  return keywords.has(word.trim().toUpperCase()) ? start + word.length : start;
}

function isComment(text: string, start: number): boolean {
  return /^[ \t]*#/.test(text.slice(start, start + 80));
}
