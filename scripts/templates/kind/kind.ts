import type { Kind, Visit } from "../../../src/kinds/kind.ts";
import { partsEditor, partsWhy } from "../../../src/kinds/parts.ts";
import { yamlKind } from "../../../src/kinds/yaml.ts";
import type { Knowledge } from "../../../src/knowledge/index.ts";
import { scriptAt } from "../../../src/nodes/command.ts";
import { basename } from "../../../src/syntax/posix-path.ts";
import { parsePipeline } from "./parse.ts";
import type { PipelineDocument } from "./types.ts";

const jobsOf = ({ jobs }: PipelineDocument) => jobs;

export const pipelineKind: Kind<PipelineDocument, Knowledge> = {
  ...yamlKind,
  name: "pipeline",
  files: {
    name: "pipeline.yaml",
    pattern: "(^|/)pipeline\\.ya?ml$",
    globs: ["**/pipeline.{yaml,yml}"],
    languageIds: [],
    fence: "yaml",
  },
  yields: ["PipelineJob", "Command", "EnvVar", "ImageRef", "Problem", "Script"],
  claims: (path) => /^pipeline\.ya?ml$/.test(basename(path)),
  parse: parsePipeline,
  model: (_document, { knowledge }) => knowledge,
  walk,
  editor: { ...yamlKind.editor, ...partsEditor(jobsOf) },
  why: partsWhy(jobsOf),
};

/** Scripts are parsed when somebody wants what is in them. */
function* walk(
  { problems, jobs }: PipelineDocument,
  knowledge: Knowledge,
  wanted: ReadonlySet<string>,
): Generator<Visit> {
  const wantsScripts = wanted.has("Command") || wanted.has("Script");
  for (const node of problems) yield { type: "Problem", node };
  for (const job of jobs) {
    const script = wantsScripts && job.script ? scriptAt(job.script, job.place, knowledge) : undefined;
    const nodes = [job, job.image, ...job.environment, script, ...(script?.commands ?? [])];
    for (const node of nodes) if (node) yield { type: node.type, node };
  }
}
