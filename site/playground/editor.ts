import type { Finding } from "../../src/finding.ts";
import { changeBetween } from "./change.ts";
import { element } from "./dom.ts";

/**
 * A text area over a copy of its text in which findings are marked: what people type into is the browser's own, with its
 * keys, its undo and what screen readers and phones make of it.
 */
export class Editor {
  private readonly area: HTMLTextAreaElement;
  private readonly under: HTMLElement;
  private readonly numbers: HTMLElement;
  private marked: readonly Finding[] = [];

  constructor(area: HTMLTextAreaElement, under: HTMLElement, numbers: HTMLElement) {
    this.area = area;
    this.under = under;
    this.numbers = numbers;
  }

  get text(): string {
    return this.area.value;
  }

  /** Another text, without a way back to the one before. */
  open(text: string): void {
    this.area.value = text;
    this.marked = [];
    this.draw();
  }

  /** As if it were typed, so that undo takes it back. Only what differs is touched. */
  replace(text: string): void {
    const { start, end, put } = changeBetween(this.area.value, text);
    if (start === end && put === "") return;
    this.area.focus();
    this.area.setSelectionRange(start, end);
    // Deprecated without anything in its place: all else empties what undo remembers.
    const isDone = put === "" ? document.execCommand("delete") : document.execCommand("insertText", false, put);
    if (!isDone) {
      this.area.setRangeText(put);
      this.area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  mark(findings: readonly Finding[]): void {
    this.marked = findings;
    this.draw();
  }

  /** Line of the caret, from 1. */
  get line(): number {
    return lineAt(this.area.value, this.area.selectionStart);
  }

  select(start: number, end: number): void {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    const height = this.under.scrollHeight / Math.max(1, countLines(this.area.value));
    const scroller = this.area.closest(".scroller");
    if (scroller) scroller.scrollTop = (lineAt(this.area.value, start) - 4) * height;
  }

  private draw(): void {
    const { value } = this.area;
    const count = countLines(value);
    this.numbers.textContent = Array.from({ length: count }, (_, i) => i + 1).join("\n");
    // An element ends before a line break at its end, and a text area does not.
    this.under.replaceChildren(...pieces(value, this.marked), "\n");
  }
}

export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

function countLines(text: string): number {
  return lineAt(text, text.length);
}

const rank = { error: 2, warning: 1, info: 0 };

/** The text with what is found in it marked, the worst where several meet. Findings come in the order of the text. */
function pieces(text: string, findings: readonly Finding[]): readonly (Node | string)[] {
  const spans = findings.map(({ span, severity }) => {
    const start = Math.min(span.start, text.length);
    // What lies between two characters is shown at the next.
    return { start, end: Math.min(text.length, Math.max(span.end, start + 1)), severity };
  });
  const borders = new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...borders].sort((a, b) => a - b);
  let next = 0;
  let open: typeof spans = [];
  return sorted.slice(1).map((end, i) => {
    const start = sorted[i] as number;
    open = open.filter((span) => span.end > start);
    for (let span = spans[next]; span && span.start <= start; span = spans[++next])
      if (span.end > start) open.push(span);
    const piece = text.slice(start, end);
    const worst = open.toSorted((a, b) => rank[b.severity] - rank[a.severity])[0];
    return worst ? element("mark", { class: worst.severity }, piece) : piece;
  });
}
