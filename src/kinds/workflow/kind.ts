import { loadYaml } from "../../syntax/yaml/library.ts";
import type { Kind } from "../kind.ts";
import { yamlIdentity, yamlKind } from "../yaml.ts";
import { buildsOf } from "./builds.ts";
import { workflowEditor } from "./editor.ts";
import { loadExpressions } from "./expressions.ts";
import { readingOf } from "./model.ts";
import type { WorkflowDocument } from "./nodes.ts";
import { parseWorkflow } from "./parse.ts";
import { namesAction, namesWorkflow, pathPattern } from "./path.ts";
import type { WorkflowReading } from "./readings.ts";
import { walkWorkflow } from "./walk.ts";
import { workflowWhy } from "./why.ts";

export const workflowKind: Kind<WorkflowDocument, WorkflowReading> = {
  ...yamlKind,
  name: "workflow",
  files: {
    name: ".github/workflows/build.yml",
    noun: "workflow",
    pattern: pathPattern,
    likely: ["*.yml", "*.yaml"],
    globs: ["**/.{github,gitea,forgejo}/workflows/*.{yml,yaml}", "**/action.{yml,yaml}"],
    languageIds: ["github-actions-workflow"],
    fence: "yaml",
  },
  yields: ["WorkflowStep", "Build", "Container", "ImageRef", "Command", "EnvVar", "Problem", "Entry"],
  prepare: async () => {
    await Promise.all([loadYaml(), loadExpressions()]);
  },
  claims: (path, head) => namesWorkflow(path) || (namesAction(path) && /^(?:runs|name|description):/m.test(head())),
  parse: parseWorkflow,
  model: (document) => readingOf(document),
  walk: walkWorkflow,
  identity: (document, span) => yamlIdentity(document, span, ([jobs, job]) => (jobs === "jobs" ? (job ?? "") : "")),
  builds: buildsOf,
  editor: workflowEditor,
  why: workflowWhy,
};
