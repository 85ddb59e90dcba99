/**
 * The start of the line that holds an offset, or of the comment lines right above it: where an instruction goes that
 * must not come between another and its comments.
 */
export function startOfBlock(source: string, offset: number): number {
  let start = source.lastIndexOf("\n", offset - 1) + 1;
  while (start > 0) {
    const above = source.lastIndexOf("\n", start - 2) + 1;
    if (!/^[ \t]*#/.test(source.slice(above, start))) return start;
    start = above;
  }
  return start;
}
