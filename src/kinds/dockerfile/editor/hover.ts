import type { ImageRef } from "../../../nodes/image-ref.ts";
import type { Fact, Origin } from "../../../syntax/fact.ts";
import type { Hover, Markup } from "../../editor.ts";
import { imageHover } from "../../image-hover.ts";
import type { DockerfileModel, Stage, State } from "../model/types.ts";
import type { Instruction } from "../nodes.ts";
import { placesIn, type StagePlace, type VariablePlace } from "./names.ts";
import { type DockerfileView, instructionAt, touches } from "./view.ts";

/** What a place of a Dockerfile means. */
export function hoverAt(view: DockerfileView, offset: number, markup: Markup): Hover | undefined {
  const place = placesIn(view).find(({ span }) => touches(span, offset));
  if (place?.type === "variable") return { span: place.span, parts: variableParts(place, view, markup) };
  if (place) return { span: place.span, parts: stageParts(place, markup) };
  const [model] = view.models;
  const image = model.images.find(({ span }) => touches(span, offset));
  if (image) return { span: image.span, parts: imageParts(image, model, markup) };
  const instruction = instructionAt(view.document, offset);
  if (!instruction || instruction.stage < 0 || !touches(instruction.keyword.span, offset)) return undefined;
  return { span: instruction.keyword.span, parts: stateParts(instruction, model, markup) };
}

/** Values of at most so many ways to build are listed. */
const maxValues = 4;

function variableParts(place: VariablePlace, view: DockerfileView, markup: Markup): readonly string[] {
  const lines = new Set<string>();
  for (const model of view.models) {
    const fact = model === view.models[0] ? place.fact : factIn(model, place);
    const by = view.models.length > 1 && model.invocation.label ? `${markup.text(model.invocation.label)}: ` : "";
    lines.add(by + valueText(place.name, fact, markup));
  }
  const origins = (place.fact?.origins ?? []).map((origin) => originText(origin, view, markup));
  const from = [...new Set(origins)].slice(0, maxValues);
  const values = [...lines].slice(0, maxValues);
  return from.length > 0 ? [values.join("\n\n"), `From ${from.join(", from ")}`] : [values.join("\n\n")];
}

function factIn(model: DockerfileModel, { instruction, name, pair }: VariablePlace): Fact<string> | undefined {
  if (instruction.stage < 0 || instruction.type === "From") {
    const { line, at, span } = instruction.keyword;
    return model.resolve({ text: `\${${name}}`, line, at, span }, instruction);
  }
  return (pair ? model.after(instruction) : model.before(instruction)).variable(name);
}

function valueText(name: string, fact: Fact<string> | undefined, { code, text }: Markup): string {
  if (!fact) return `${code(name)} is not set here`;
  if (!fact.known) return `${code(name)} is not known: ${text(fact.reason)}`;
  return fact.value === "" ? `${code(name)} is empty` : `${code(name)} is ${code(fact.value)}`;
}

function originText({ label, span }: Origin, view: DockerfileView, { text }: Markup): string {
  return span ? `${text(label)} in line ${view.lineOf(span.start)}` : text(label);
}

function stageParts({ stage }: StagePlace, markup: Markup): readonly string[] {
  const { code, text } = markup;
  const name = stage.name === undefined ? `Stage ${stage.index}` : `Stage ${code(stage.name)}`;
  const role = stage.target ? ", the one that is built" : stage.used ? "" : ", which no built stage needs";
  return [`${name} starts from ${baseText(stage, markup)}${role}`, text(`It ends as ${factText(stage.end.user)}`)];
}

function baseText({ base, from }: Stage, { code, text }: Markup): string {
  switch (base.kind) {
    case "stage":
      return `the stage ${code(base.stage.name ?? String(base.stage.index))}`;
    case "image":
      return code(base.image.reference.known ? base.image.reference.value.text : (from.image?.text ?? ""));
    case "scratch":
      return "scratch, which is empty";
    case "context":
      return `the named context ${code(base.name)}`;
    case "unknown":
      return `an unknown image: ${text(base.reason)}`;
  }
}

function imageParts(image: ImageRef, model: DockerfileModel, markup: Markup): readonly string[] {
  const base = model.stages.find((stage) => stage.base.kind === "image" && stage.base.image === image)?.base;
  const transfer = model.stages
    .flatMap((stage) => stage.transfers)
    .find(({ from }) => from.kind === "image" && from.image === image)?.from;
  const source = base ?? transfer;
  return imageHover(image, source?.kind === "image" ? source.facts : undefined, markup).parts;
}

function stateParts(instruction: Instruction, model: DockerfileModel, { text, strong }: Markup): readonly string[] {
  const before = model.before(instruction);
  const after = model.after(instruction);
  const rows = stateRows.map(([name, pick]) => {
    const [was, is] = [pick(before), pick(after)];
    return `- ${name}: ${text(was === is ? is : `${was}, then ${is}`)}`;
  });
  return [strong(instruction.keyword.text.toUpperCase()), rows.join("\n")];
}

const stateRows: readonly (readonly [string, (state: State) => string])[] = [
  ["User", ({ user }) => factText(user)],
  ["Working directory", ({ workdir }) => factText(workdir)],
  ["Shell", ({ shell }) => shell.value.join(" ")],
];

function factText(fact: Fact<string>): string {
  if (!fact.known) return `not known: ${fact.reason}`;
  return fact.value === "" ? "(empty)" : fact.value;
}
