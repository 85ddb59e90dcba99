import { platformArgs } from "../../knowledge/predefined.ts";
import { type Script, scriptOf } from "../../nodes/script.ts";
import { normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import type { Kind, Meaning, Visit } from "../kind.ts";
import { dockerfileEditor } from "./editor/index.ts";
import { identityOf } from "./identity.ts";
import { instructionTypes, keywordNames } from "./keywords.ts";
import { meaningOf } from "./model/meaning.ts";
import { createModel } from "./model/model.ts";
import { outcomeOf } from "./model/outcome.ts";
import type { DockerfileModel } from "./model/types.ts";
import type { DockerfileDocument, Instruction } from "./nodes.ts";
import { outlineOf } from "./outline.ts";
import { parseDockerfile } from "./parse.ts";
import { namesContainerfile, namesDockerfile, pathPattern, startsAsDockerfile } from "./path.ts";
import { envVars, exposedPorts, runMounts } from "./shared-nodes.ts";
import { directivesOf } from "./suppressions.ts";
import { dockerfileWhy } from "./why.ts";

export const dockerfileKind: Kind<DockerfileDocument, DockerfileModel> = {
  name: "dockerfile",
  files: {
    name: "Dockerfile",
    noun: "Dockerfile",
    pattern: pathPattern,
    likely: ["*dockerfile*", "*containerfile*"],
    globs: ["**/*[Dd]ockerfile*", "**/*[Cc]ontainerfile*"],
    languageIds: ["dockerfile", "containerfile"],
    fence: "dockerfile",
    keywords: new Set(keywordNames),
  },
  yields: [
    ...instructionTypes,
    "UnknownInstruction",
    "Instruction",
    "Problem",
    "Stage",
    "ImageRef",
    "Script",
    "Command",
    "EnvVar",
    "Port",
    "Mount",
  ],
  claims,
  sharesName: (path) => namesDockerfile(path) === "perhaps",
  // What is named outright and looks like no other notation is what people lint most.
  takes: (path) => !/\.(?:ya?ml|json)$/i.test(path),
  disclaims: (path) => /(?:^|\/)(?:docker|container)file\.[^/]*$/i.test(path),
  parse: parseDockerfile,
  model: createModel,
  walk,
  directives: directivesOf,
  identity: identityOf,
  sections: (_document, { stages }) =>
    stages.map(({ name, index, from }) => ({ name: name ?? String(index), start: from.span.start })),
  outline: (_document, model) => outlineOf(model),
  meaning: (_document, model): readonly Meaning[] => meaningOf(model),
  outcome: (_document, model): readonly Meaning[] => outcomeOf(model),
  built: {
    /** The file beside the Dockerfile, named after it, comes before the one at the root of the context. */
    ignoreFiles(path, root) {
      const endings =
        path !== undefined && namesContainerfile(path) ? [".containerignore", ".dockerignore"] : [".dockerignore"];
      const beside = path === undefined ? [] : endings.map((ending) => `${normalizePath(path)}${ending}`);
      return [...beside, ...endings.map((ending) => resolvePath(ending, root))].map((file) => ({
        kind: "dockerignore",
        path: file,
      }));
    },
    args: (document) => declaredArgs(document as DockerfileDocument),
    targets: (document) => (document as DockerfileDocument).stages.map(({ from }) => from.as?.name.text.toLowerCase()),
  },
  editor: dockerfileEditor,
  why: dockerfileWhy as Kind<DockerfileDocument, DockerfileModel>["why"],
};

function claims(path: string, head: () => string): boolean {
  const named = namesDockerfile(path);
  return named === "perhaps" ? startsAsDockerfile(head()) : named;
}

/** Those of its ARGs, and those of the platform that it mentions, which FROM reads undeclared. */
function declaredArgs({ globals, stages, source }: DockerfileDocument): ReadonlySet<string> {
  const names = new Set<string>(platformArgs.filter((name) => source.text.includes(name)));
  for (const written of [...globals, ...stages.flatMap(({ instructions }) => instructions)]) {
    const instruction = written.type === "Onbuild" ? written.instruction : written;
    if (instruction?.type === "Arg") for (const { key } of instruction.pairs) names.add(key.text);
  }
  return names;
}

/** A list, not a generator: V8 takes longer to resume one than to look at most nodes. */
function walk(document: DockerfileDocument, model: DockerfileModel, wanted: ReadonlySet<string>): readonly Visit[] {
  const visits: Visit[] = [];
  const into: Walk = { visits, model, wanted };
  if (wanted.has("Problem")) for (const node of document.problems) visits.push({ type: "Problem", node });
  if (wanted.has("ImageRef")) for (const node of model.images) visits.push({ type: "ImageRef", node });
  for (const instruction of document.globals) walkInstruction(into, instruction);
  for (const stage of model.stages) {
    if (wanted.has("Stage")) visits.push({ type: "Stage", node: stage });
    walkInstruction(into, stage.from);
    for (const instruction of stage.instructions) walkInstruction(into, instruction);
  }
  return visits;
}

/** Those of a shell form, and the one that the words of an exec form hand to a shell. */
function scriptsIn(instruction: Instruction, model: DockerfileModel): readonly Script[] {
  const { command } = instruction as Partial<Extract<Instruction, { command: unknown }>>;
  if (command?.form !== "exec") return model.scripts(instruction);
  const inner = scriptOf(model.commands(instruction));
  return inner ? [inner] : [];
}

interface Walk {
  readonly visits: Visit[];
  readonly model: DockerfileModel;
  readonly wanted: ReadonlySet<string>;
}

function walkInstruction(walk: Walk, instruction: Instruction): void {
  const { visits, model, wanted } = walk;
  if (wanted.has("Instruction")) visits.push({ type: "Instruction", node: instruction });
  if (wanted.has(instruction.type)) visits.push({ type: instruction.type, node: instruction });
  switch (instruction.type) {
    case "Onbuild":
      if (instruction.instruction) walkInstruction(walk, instruction.instruction);
      return;
    case "Env":
    case "Arg":
      if (wanted.has("EnvVar")) for (const node of envVars(instruction, model)) visits.push({ type: "EnvVar", node });
      return;
    case "Expose":
      if (wanted.has("Port")) for (const node of exposedPorts(instruction, model)) visits.push({ type: "Port", node });
      return;
    case "Run":
      if (wanted.has("Mount")) for (const node of runMounts(instruction, model)) visits.push({ type: "Mount", node });
      break;
  }
  if (!("command" in instruction)) return;
  if (wanted.has("Script")) for (const node of scriptsIn(instruction, model)) visits.push({ type: "Script", node });
  if (wanted.has("Command")) for (const node of model.commands(instruction)) visits.push({ type: "Command", node });
}
