import type { Stage } from "../../kinds/dockerfile/model/types.ts";
import type { DockerfileDocument, Instruction } from "../../kinds/dockerfile/nodes.ts";
import { type Edit, insert } from "../../text/edit.ts";
import { newlineOf } from "../../text/newline.ts";

/**
 * Adds an instruction to the end of a stage: before the first of its last instructions that `follows` says shall come
 * after it, when nothing that builds stands behind; else behind the last one. Casing and line ends are the file's.
 */
export function insertInstruction(
  document: DockerfileDocument,
  stage: Stage,
  keyword: string,
  args: string,
  follows: (instruction: Instruction) => boolean,
): Edit {
  const { text } = document.source;
  const newline = newlineOf(text);
  const written = stage.from.keyword.text;
  const line = `${written === written.toLowerCase() ? keyword.toLowerCase() : keyword} ${args}`;
  const { instructions } = stage;
  const lastWork = instructions.findLastIndex(builds);
  const next = instructions.slice(lastWork + 1).find(follows);
  if (next) return insert(aboveComments(document, next), `${line}${newline}`);
  const last = instructions.at(-1) ?? stage.from;
  return insert(last.span.end, `${newline}${line}`);
}

function builds({ type }: Instruction): boolean {
  return type === "Run" || type === "Copy" || type === "Add" || type === "Workdir";
}

/** The start of the instruction's line, or of the comments right above it, which speak about it. */
function aboveComments({ source: { text }, comments }: DockerfileDocument, { span }: Instruction): number {
  let start = lineStart(text, span.start);
  for (let i = comments.length - 1; i >= 0; i--) {
    const comment = comments[i] as DockerfileDocument["comments"][number];
    if (comment.span.start >= start) continue;
    const between = text.slice(comment.span.end, start);
    if (between !== "\n" && between !== "\r\n") break;
    start = lineStart(text, comment.span.start);
  }
  return start;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}
