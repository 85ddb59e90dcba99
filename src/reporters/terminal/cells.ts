import { onOneLine } from "../safe-text.ts";
import { widthOf } from "./screen.ts";

/** A character as a terminal shows it: one that could steer it as an escape, a tab as blanks. */
export interface Cell {
  readonly shown: string;
  /** Columns that it takes. */
  readonly width: number;
  /** Where it stands in the line, half-open. */
  readonly start: number;
  readonly end: number;
}

const tabStop = 4;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The characters of a line from an offset on, as many as fit. */
export function cellsOf(line: string, from: number, columns: number): readonly Cell[] {
  const cells: Cell[] = [];
  let taken = 0;
  // No character is longer than a few dozen code units, and of those that could be more than fit are not looked at.
  for (const { segment, index } of segmentsOf(line.slice(from, from + columns * 8))) {
    const shown = segment === "\t" ? " ".repeat(tabStop - (taken % tabStop)) : onOneLine(segment);
    const width = widthOf(shown);
    if (taken + width > columns) break;
    taken += width;
    cells.push({ shown, width, start: from + index, end: from + index + segment.length });
  }
  return cells;
}

function* segmentsOf(text: string): Iterable<{ readonly segment: string; readonly index: number }> {
  if (/^[\t\x20-\x7e]*$/.test(text))
    for (let index = 0; index < text.length; index++) yield { segment: text[index] as string, index };
  else yield* graphemes.segment(text);
}

const ellipsis = "…";

/** The part of a line that fits, with the character at `focus` in it; a sign stands for what is left out on either side. */
export function clipped(line: string, focus: number, columns: number): readonly Cell[] {
  const whole = cellsOf(line, 0, columns);
  if ((whole.at(-1)?.end ?? 0) === line.length) return whole;
  const start =
    focus < (whole.at(-1)?.end ?? 0) - columns / 4 ? 0 : boundaryNear(line, focus - Math.floor(columns / 3));
  const left = start > 0 ? [sign(start)] : [];
  const shown = cellsOf(line, start, columns - left.length);
  const end = shown.at(-1)?.end ?? start;
  if (end === line.length) return [...left, ...shown];
  return [...left, ...cellsOf(line, start, columns - left.length - 1), sign(end)];
}

function sign(at: number): Cell {
  return { shown: ellipsis, width: 1, start: at, end: at };
}

/** An offset that halves no pair of surrogates. */
function boundaryNear(line: string, offset: number): number {
  const at = Math.max(0, offset);
  return /[\udc00-\udfff]/.test(line.charAt(at)) ? at + 1 : at;
}

export function shownCells(cells: readonly Cell[]): string {
  return cells.map(({ shown }) => shown).join("");
}
