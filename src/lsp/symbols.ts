import type { ComposeDocument, Service } from "../kinds/compose/nodes.ts";
import type { Instruction, StageNode } from "../kinds/dockerfile/nodes.ts";
import { cover, type Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { type DockerfileView, dockerfilesIn } from "./dockerfiles.ts";

/** An entry of a file's outline. */
export interface Outline {
  readonly name: string;
  readonly detail: string;
  readonly type: "stage" | "instruction" | "variable" | "service";
  readonly span: Span;
  /** What is selected when the entry is chosen; inside `span`. */
  readonly selection: Span;
  readonly children: readonly Outline[];
}

/** Stages with their instructions, or services with the Dockerfiles written in them. */
export function outlineOf(analysis: Analysis): readonly Outline[] {
  const { kind, result } = analysis;
  const [own] = [...result.verdicts.keys()];
  if (kind.name === "dockerfile") return dockerfilesIn(analysis).flatMap(dockerfileOutline);
  if (kind.name === "compose" && own) return composeOutline(own.document as ComposeDocument, dockerfilesIn(analysis));
  return [];
}

function dockerfileOutline(view: DockerfileView): readonly Outline[] {
  const { document } = view;
  return [
    ...document.globals.map((instruction) => instructionOutline(instruction, view)),
    ...document.stages.map((stage) => stageOutline(stage, view)),
  ];
}

function stageOutline({ from, index, instructions, span }: StageNode, view: DockerfileView): Outline {
  const image = from.image?.text ?? "";
  const name = from.as?.name;
  return {
    name: name?.text || image || `stage ${index}`,
    detail: name ? image : "",
    type: "stage",
    span: view.outer(span),
    selection: view.outer(name?.span ?? from.image?.span ?? from.keyword.span),
    children: instructions.map((instruction) => instructionOutline(instruction, view)),
  };
}

function instructionOutline(instruction: Instruction, { outer }: DockerfileView): Outline {
  const { keyword, args, span, type } = instruction;
  return {
    name: keyword.text.toUpperCase(),
    detail: shorten(args.text),
    type: type === "Arg" || type === "Env" ? "variable" : "instruction",
    span: outer(span),
    selection: outer(keyword.span),
    children: [],
  };
}

function composeOutline({ services }: ComposeDocument, views: readonly DockerfileView[]): readonly Outline[] {
  return services.map((service) => ({
    name: service.name.value || "service",
    detail: imageOf(service),
    type: "service",
    span: cover(service.span, service.name.span),
    selection: service.name.span,
    children: views.filter((view) => isIn(service, view)).flatMap(dockerfileOutline),
  }));
}

function imageOf({ image, builtImage, build }: Service): string {
  if (image?.reference.known) return image.reference.value.text;
  return builtImage?.value ?? build?.context?.value ?? "";
}

/** A Dockerfile that an anchor shares with other services is shown where it is written. */
function isIn({ span }: Service, view: DockerfileView): boolean {
  const { start } = view.outer({ start: 0, end: 0 });
  return span.start <= start && start < span.end;
}

const longest = 60;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
}
