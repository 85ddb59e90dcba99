import type { Spanned } from "../../text/span.ts";
import type { Visit } from "../kind.ts";
import { filePlace, treeEntries } from "../yaml.ts";
import type { WorkflowDocument } from "./nodes.ts";
import type { JobReading, StepReading, WorkflowReading } from "./readings.ts";

interface TypedNode extends Spanned {
  readonly type: string;
}

/** Nodes in the order of the text. */
export function walkWorkflow(
  { problems, roots }: WorkflowDocument,
  { jobs, environment, containerAction }: WorkflowReading,
  wanted: ReadonlySet<string>,
): readonly Visit[] {
  const nodes: TypedNode[] = [...problems, ...environment];
  if (containerAction?.image) nodes.push(containerAction.image);
  if (containerAction?.asked?.node) nodes.push(containerAction.asked.node);
  for (const job of jobs) for (const node of jobNodes(job, wanted)) nodes.push(node);
  if (wanted.has("Entry")) {
    const place = filePlace("workflow", "job");
    for (const entry of treeEntries(roots, () => place)) nodes.push(entry);
  }
  nodes.sort((a, b) => a.span.start - b.span.start);
  return nodes.map((node) => ({ type: node.type, node }));
}

function* jobNodes({ environment, containers, steps }: JobReading, wanted: ReadonlySet<string>): Generator<TypedNode> {
  yield* environment;
  for (const container of containers) {
    yield container;
    if (container.image) yield container.image;
    yield* container.environment;
  }
  for (const step of steps) yield* stepNodes(step, wanted);
}

function* stepNodes(step: StepReading, wanted: ReadonlySet<string>): Generator<TypedNode> {
  yield step;
  if (step.image) yield step.image;
  yield* step.environment;
  for (const { node } of step.builds) {
    yield node;
    yield* node.args;
  }
  if (wanted.has("Command")) yield* step.commands;
}
