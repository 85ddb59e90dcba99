import { scalarAt } from "../../syntax/yaml/nodes.ts";
import type { EditorSupport, OutlineEntry } from "../editor.ts";
import { yamlDirectivePlaces, yamlFolds } from "../yaml.ts";
import { readingOf } from "./model.ts";
import type { WorkflowDocument } from "./nodes.ts";
import type { JobReading, StepReading, WorkflowReading } from "./readings.ts";

export const workflowEditor: EditorSupport<WorkflowDocument, WorkflowReading> = {
  outline: (document) => readingOf(document).jobs.map(jobEntry),
  folds: yamlFolds,
  directivePlaces: yamlDirectivePlaces,
};

function jobEntry({ key, span, steps }: JobReading): OutlineEntry {
  return {
    name: key ?? "steps",
    detail: key === undefined ? "" : "job",
    type: "section",
    span,
    selection: { start: span.start, end: span.start },
    children: steps.map(stepEntry),
  };
}

function stepEntry({ node, span, action, index }: StepReading): OutlineEntry {
  return {
    name: scalarAt(node, "name")?.value || action?.name || `step ${index + 1}`,
    detail: action?.name ?? "",
    type: "instruction",
    span,
    selection: { start: span.start, end: span.start },
    children: [],
  };
}
