import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { type Edit, insert, remove, replace } from "../../text/edit.ts";
import { newlineOf } from "../../text/newline.ts";
import type { Span } from "../../text/span.ts";
import { startOfCommentBlock } from "../edits/comment-block.ts";

/** A name for the stage that builds: its own, or one that the file does not have. */
export function builderName(stage: Stage, model: DockerfileModel): string {
  if (stage.name !== undefined) return stage.from.as?.name.text ?? stage.name;
  const names = ["build", "builder", "go-build"];
  return names.find((name) => !model.stageNamed(name)) ?? `build-${model.stages.length}`;
}

/** Lines that end the stage that builds or follow an instruction in it, and those of the one that ships. */
export interface NewLines {
  readonly more: readonly string[];
  readonly between: readonly { readonly line: string; readonly after: Instruction }[];
  readonly lines: readonly string[];
}

/** Names the stage, takes instructions out of it, and puts another one behind it. */
export function splitEdits(
  stage: Stage,
  moved: ReadonlySet<Instruction>,
  { more, between, lines }: NewLines,
  model: DockerfileModel,
): readonly Edit[] {
  const { text } = model.document.source;
  const newline = newlineOf(text);
  const { from } = stage;
  const as = from.keyword.text === from.keyword.text.toLowerCase() ? "as" : "AS";
  const last = stage.instructions.findLast((one) => !moved.has(one)) ?? from;
  const end = last.span.end;
  const inside = [...moved].filter(({ span }) => span.start < end).map(({ span }) => withComments(span, text));
  const behind = [...moved].filter(({ span }) => span.start >= end).map(({ span }) => withComments(span, text));
  const left = without(text.slice(end), behind, end).trim();
  const isLast = ({ after }: NewLines["between"][number]) => after.span.end >= end;
  const rest = [
    ...between.filter(isLast).map(({ line }) => line),
    ...more,
    ...(left === "" ? [] : [left]),
    "",
    ...lines,
  ].join(newline);
  return [
    ...(from.as || !from.image ? [] : [insert(from.image.span.end, ` ${as} ${builderName(stage, model)}`)]),
    ...inside.map(remove),
    ...between.filter((one) => !isLast(one)).map(({ line, after }) => insert(after.span.end, `${newline}${line}`)),
    replace({ start: end, end: text.length }, `${newline}${rest}${text.endsWith("\n") ? newline : ""}`),
  ];
}

/** Whole lines of an instruction, those of the comments right above it, and one of the blank lines on both sides. */
function withComments(span: Span, text: string): Span {
  const start = startOfCommentBlock(text, span.start);
  const stop = text.indexOf("\n", span.end);
  const end = stop < 0 ? text.length : stop + 1;
  const blank =
    /(?:^|\n)[ \t\r]*\n$/.test(text.slice(Math.max(0, start - 80), start)) && /[ \t\r]*\n/y.exec(text.slice(end));
  return { start, end: end + (blank ? blank[0].length : 0) };
}

/** A text that begins at an offset, without spans that lie in it, in order. */
function without(text: string, spans: readonly Span[], offset: number): string {
  let rest = "";
  let at = 0;
  for (const { start, end } of spans) {
    rest += text.slice(at, Math.max(at, start - offset));
    at = end - offset;
  }
  return rest + text.slice(at);
}
