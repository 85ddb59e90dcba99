import { asScalar, entriesOf, get, itemsOf, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Source } from "../../text/source.ts";
import { parseYamlDocument } from "../yaml.ts";
import type { WorkflowDocument, WorkflowEvent, WrittenJob } from "./nodes.ts";

/** Reads a workflow or an action. Total. */
export function parseWorkflow(source: Source): WorkflowDocument {
  const file = parseYamlDocument("workflow", source);
  const [root] = file.roots;
  const runs = get(root, "runs");
  if (runs) return { ...file, events: [], jobs: stepsOfAction(runs), actionImage: imageOfAction(runs) };
  return { ...file, events: eventsOf(get(root, "on")), jobs: jobsOf(get(root, "jobs")), actionImage: undefined };
}

/** GitHub knows some forty events. */
const maxEvents = 64;

/** `on: push`, `on: [push, pull_request]`, or a mapping of events and their filters. */
function eventsOf(on: YamlNode | undefined): readonly WorkflowEvent[] {
  if (on?.type === "map") {
    return on.entries.slice(0, maxEvents).map(({ key, value, span }) => ({ name: key.value, filters: value, span }));
  }
  const names =
    on?.type === "scalar"
      ? [on]
      : itemsOf(on)
          .flatMap((item) => asScalar(item) ?? [])
          .slice(0, maxEvents);
  return names.map(({ value, span }) => ({ name: value, filters: undefined, span }));
}

/** What several jobs share through an alias is read for the first of them. */
function jobsOf(jobs: YamlNode | undefined): readonly WrittenJob[] {
  const seen = new Set<YamlNode>();
  const isNew = (node: YamlNode) => !seen.has(node) && seen.add(node) !== undefined;
  return entriesOf(jobs).flatMap(({ key, value, span }) => {
    if (value?.type !== "map" || !isNew(value)) return [];
    return { key, node: value, span, steps: mapsIn(get(value, "steps"), isNew) };
  });
}

function stepsOfAction(runs: YamlNode): readonly WrittenJob[] {
  const steps = mapsIn(get(runs, "steps"), () => true);
  const isComposite = scalarAt(runs, "using")?.value.toLowerCase() === "composite";
  return isComposite ? [{ key: undefined, node: runs, span: runs.span, steps }] : [];
}

function mapsIn(list: YamlNode | undefined, isNew: (node: YamlNode) => boolean): readonly YamlNode[] {
  if (!list || !isNew(list)) return [];
  return itemsOf(list).filter((item) => item.type === "map" && isNew(item));
}

function imageOfAction(runs: YamlNode) {
  return scalarAt(runs, "using")?.value.toLowerCase() === "docker" ? scalarAt(runs, "image") : undefined;
}
