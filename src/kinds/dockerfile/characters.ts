const rareSpaces: ReadonlySet<number> = new Set([0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]);

/** What Go's `unicode.IsSpace` takes for space: Docker trims and splits by it. */
export function isSpace(c: number): boolean {
  if (c < 0x85) return c === 32 || (c >= 9 && c <= 13);
  return (c >= 0x2000 && c <= 0x200a) || rareSpaces.has(c);
}

/** The blanks that part a keyword from its arguments, and the words of FROM, EXPOSE, COPY, ADD and VOLUME. */
export function isBlank(c: number): boolean {
  return c === 32 || c === 9 || (c >= 11 && c <= 13);
}

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** ASCII letters only. */
export function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
}

export function skipSpace(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}

export function skipBlank(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** The end of what stands between `start` and `end`, trailing space left out. */
export function trimEnd(text: string, start: number, end: number): number {
  let i = end;
  while (i > start && isSpace(text.charCodeAt(i - 1))) i--;
  return i;
}
