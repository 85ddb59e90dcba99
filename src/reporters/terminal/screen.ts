import imported from "string-width";
import { defaultExport } from "./default-export.ts";

const stringWidth = defaultExport(imported);

/** Columns of a report that no terminal shows. */
export const usualColumns = 80;

/** Columns that a text takes in a terminal; control sequences take none. */
export function widthOf(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);
}

/** The words of a text in lines of so many columns; a longer word has a line of its own. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  for (const word of text.split(" ")) {
    const width = widthOf(word);
    if (line !== "" && taken + 1 + width > columns) {
      lines.push(line);
      line = word;
      taken = width;
    } else {
      taken += width + (line === "" ? 0 : 1);
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
