import type { DockerfileDocument, Instruction } from "../../kinds/dockerfile/nodes.ts";
import type { Span } from "../../text/span.ts";
import { isKeyword } from "../edits/instruction-effects.ts";

/** An instruction that is part of the one above, since a path there ends in the escape character. */
export interface Swallowed {
  /** Its keyword. */
  readonly keyword: string;
  /** The escape character. */
  readonly at: Span;
}

/** A path of Windows that ends a line: `C:\`, `C:\app\`, `app\bin\`. */
const endsInPath = /(?:^|[\s"'=,])(?:[A-Za-z]:|[^\s"'=,]*\\[^\s"'=,\\]+)\\$/;

/** The first instruction that another one swallows; undefined for the most, which swallow none. */
export function swallowedBy({ span }: Instruction, document: DockerfileDocument): Swallowed | undefined {
  if (document.escape !== "\\") return undefined;
  const { text } = document.source;
  for (let end = text.indexOf("\n", span.start); end >= 0 && end < span.end; end = text.indexOf("\n", end + 1)) {
    const last = text[end - 1] === "\r" ? end - 2 : end - 1;
    if (text[last] !== "\\") continue;
    const keyword = /^[ \t]*([A-Z]+)[ \t]+\S/.exec(text.slice(end + 1, end + 200))?.[1];
    if (keyword === undefined || !isKeyword(keyword)) continue;
    const line = text.slice(Math.max(span.start, text.lastIndexOf("\n", last) + 1), last + 1);
    if (endsInPath.test(line)) return { keyword, at: { start: last, end: last + 1 } };
  }
  return undefined;
}
