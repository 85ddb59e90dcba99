import type { DockerfileDocument } from "../../src/author.ts";
import { positionAt } from "../../src/text/source.ts";
import { dockerfileKind } from "./dockerfiles.ts";

/** The line on which the instruction begins that a line is part of; the line itself between instructions. */
export type InstructionOf = (line: number) => number;

export function instructionsOf(path: string, text: string): InstructionOf {
  const { instructions, source } = dockerfileKind.parse({ path, text }) as DockerfileDocument;
  const starts = new Map<number, number>();
  for (const { span } of instructions) {
    const first = positionAt(source, span.start).line;
    for (let line = first; line <= positionAt(source, span.end).line; line++) starts.set(line, first);
  }
  return (line) => starts.get(line) ?? line;
}

/** The same of the FROM whose stage a line is in; 1 above the first. */
export function stagesOf(path: string, text: string): InstructionOf {
  const { stages, source } = dockerfileKind.parse({ path, text }) as DockerfileDocument;
  const starts = stages.map(({ from }) => positionAt(source, from.span.start).line);
  return (line) => starts.findLast((start) => start <= line) ?? 1;
}
