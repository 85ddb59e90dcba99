import { clip } from "../../../text/clip.ts";
import type { Folds, OutlineEntry } from "../../editor.ts";
import type { DockerfileDocument, Instruction, StageNode } from "../nodes.ts";

/** Instructions before the first stage, then stages with theirs. */
export function outlineOf({ globals, stages }: DockerfileDocument): readonly OutlineEntry[] {
  return [...globals.map(instructionEntry), ...stages.map(stageEntry)];
}

function stageEntry({ from, index, instructions, span }: StageNode): OutlineEntry {
  const image = from.image?.text ?? "";
  const name = from.as?.name;
  return {
    name: name?.text || image || `stage ${index}`,
    detail: name ? image : "",
    type: "section",
    span,
    selection: name?.span ?? from.image?.span ?? from.keyword.span,
    children: instructions.map(instructionEntry),
  };
}

function instructionEntry({ keyword, args, span, type }: Instruction): OutlineEntry {
  return {
    name: keyword.text.toUpperCase(),
    detail: shorten(args.text),
    type: type === "Arg" || type === "Env" ? "variable" : "instruction",
    span,
    selection: keyword.span,
    children: [],
  };
}

const longest = 60;

function shorten(text: string): string {
  return clip(text.replace(/\s+/g, " "), longest);
}

/** Stages, instructions and heredocs of several lines, and comments. */
export function foldsOf({ stages, instructions, comments }: DockerfileDocument): Folds {
  const heredocs = instructions.flatMap((instruction) =>
    instruction.heredocs.map(({ wordSpan, span }) => ({ start: wordSpan.start, end: span.end })),
  );
  return { spans: [...stages.map(({ span }) => span), ...instructions.map(({ span }) => span), ...heredocs], comments };
}
