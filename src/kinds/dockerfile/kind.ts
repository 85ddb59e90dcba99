import type { Kind, Meaning, Visit } from "../kind.ts";
import { identityOf } from "./identity.ts";
import { meaningOf } from "./model/meaning.ts";
import { createModel } from "./model/model.ts";
import type { DockerfileModel, EnvVar, Port } from "./model/types.ts";
import type { Arg, DockerfileDocument, Env, Expose, Instruction } from "./nodes.ts";
import { outlineOf } from "./outline.ts";
import { parseDockerfile } from "./parse.ts";
import { isDockerfilePath } from "./path.ts";
import { directivesOf } from "./suppressions.ts";

export const dockerfileKind: Kind<DockerfileDocument, DockerfileModel> = {
  name: "dockerfile",
  claims: (path) => isDockerfilePath(path),
  parse: parseDockerfile,
  model: createModel,
  walk,
  directives: directivesOf,
  identity: identityOf,
  outline: (_document, model) => outlineOf(model),
  meaning: (_document, model): readonly Meaning[] => meaningOf(model),
};

/** Node types that cost more than a look at the instruction: left out when no rule asks for them. */
const shellTypes = ["Script", "Command"];

function* walk(document: DockerfileDocument, model: DockerfileModel, wanted: ReadonlySet<string>): Generator<Visit> {
  const needsShell = shellTypes.some((type) => wanted.has(type));
  if (wanted.has("Problem")) for (const node of document.problems) yield { type: "Problem", node };
  if (wanted.has("ImageRef")) for (const node of model.images) yield { type: "ImageRef", node };
  for (const instruction of document.globals) yield* walkInstruction(instruction, model, wanted, needsShell);
  for (const stage of model.stages) {
    yield { type: "Stage", node: stage };
    yield* walkInstruction(stage.from, model, wanted, needsShell);
    for (const instruction of stage.instructions) yield* walkInstruction(instruction, model, wanted, needsShell);
  }
}

function* walkInstruction(
  instruction: Instruction,
  model: DockerfileModel,
  wanted: ReadonlySet<string>,
  needsShell: boolean,
): Generator<Visit> {
  if (wanted.has("Instruction")) yield { type: "Instruction", node: instruction };
  if (wanted.has(instruction.type)) yield { type: instruction.type, node: instruction };
  switch (instruction.type) {
    case "Onbuild":
      if (instruction.instruction) yield* walkInstruction(instruction.instruction, model, wanted, needsShell);
      return;
    case "Env":
    case "Arg":
      if (wanted.has("EnvVar")) yield* variables(instruction, model);
      return;
    case "Expose":
      if (wanted.has("Port")) yield* ports(instruction, model);
      return;
    case "Run":
      if (wanted.has("Mount")) for (const mount of instruction.mounts) yield { type: "Mount", node: mount };
      break;
  }
  if (!needsShell || !("command" in instruction)) return;
  if (wanted.has("Script")) for (const script of model.scripts(instruction)) yield { type: "Script", node: script };
  if (wanted.has("Command"))
    for (const command of model.commands(instruction)) yield { type: "Command", node: command };
}

function* variables(instruction: Env | Arg, model: DockerfileModel): Generator<Visit> {
  for (const { key, value, span } of instruction.pairs) {
    const node: EnvVar = {
      type: "EnvVar",
      span,
      name: key.text,
      nameSpan: key.span,
      value: value && model.resolve(value, instruction),
      valueSpan: value?.span,
      build: instruction.type === "Arg",
      instruction,
    };
    yield { type: "EnvVar", node };
  }
}

function* ports(instruction: Expose, model: DockerfileModel): Generator<Visit> {
  for (const word of instruction.ports) {
    const node: Port = { type: "Port", span: word.span, value: model.resolve(word, instruction) };
    yield { type: "Port", node };
  }
}
