import { lineStarts, positionAt, type Source } from "../text/source.ts";

/** Every so many code units the bytes up to there are noted, so that a long line is not counted again each time. */
const step = 1024;

/** A function that gives line and column of an offset, the column in bytes of UTF-8 counted from 1. */
export function byteColumns(source: Source): (offset: number) => { readonly line: number; readonly column: number } {
  const { text } = source;
  // Without a character beyond ASCII both ways of counting agree.
  if (!/[^\0-\x7f]/.test(text)) return (offset) => positionAt(source, offset);
  const noted = [0];
  for (let at = step; at <= text.length; at += step) noted.push((noted.at(-1) as number) + bytes(text, at - step, at));
  const bytesBefore = (offset: number) => {
    const mark = Math.floor(offset / step);
    return (noted[mark] as number) + bytes(text, mark * step, offset);
  };
  return (offset) => {
    const at = Math.max(0, Math.min(offset, text.length));
    const { line } = positionAt(source, at);
    return { line, column: bytesBefore(at) - bytesBefore(lineStarts(source)[line - 1] as number) + 1 };
  };
}

/** Bytes of the code units in UTF-8; each half of a surrogate pair counts for two of its pair's four. */
function bytes(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const isSurrogate = (code & 0xf800) === 0xd800;
    count += code < 0x80 ? 1 : code < 0x800 || isSurrogate ? 2 : 3;
  }
  return count;
}
