import type { DockerfileDocument } from "../../kinds/dockerfile/nodes.ts";
import { firstFrom } from "../../text/search.ts";

/**
 * The offset where the line starts that holds an offset, or the first of the comment lines right above it: where an
 * instruction goes that must not come between another and its comments.
 */
export function startOfCommentBlock(source: string, offset: number): number {
  let start = source.lastIndexOf("\n", offset - 1) + 1;
  while (start > 0) {
    const above = source.lastIndexOf("\n", start - 2) + 1;
    if (!/^[ \t]*#/.test(source.slice(above, start))) return start;
    start = above;
  }
  return start;
}

/** Whether a comment stands between two offsets. */
export function commentsWithin({ comments }: DockerfileDocument, from: number, to: number): boolean {
  const first = comments[firstFrom(comments, from, ({ span }) => span.start)];
  return first !== undefined && first.span.end <= to;
}
