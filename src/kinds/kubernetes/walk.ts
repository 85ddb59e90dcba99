import type { Command } from "../../nodes/command.ts";
import { scriptOf } from "../../nodes/script.ts";
import type { Spanned } from "../../text/span.ts";
import type { Visit } from "../kind.ts";
import { filePlace, get, treeEntries, type YamlNode } from "../yaml.ts";
import { type PodContainer, probeCommands, probesOf } from "./container.ts";
import { replacedImages } from "./kustomization.ts";
import type { PodsModel } from "./model.ts";
import type { KubernetesDocument } from "./nodes.ts";

interface TypedNode extends Spanned {
  readonly type: string;
}

/** The parts that are read from a value, unless it has been read before. */
type Once = <T>(value: YamlNode | undefined, parts: () => readonly T[]) => readonly T[];

/** Nodes in source order; what several containers share through an anchor is visited once. */
export function walkKubernetes(
  document: KubernetesDocument,
  model: PodsModel,
  wanted: ReadonlySet<string>,
): readonly Visit[] {
  const nodes: TypedNode[] = [...document.problems, ...replacedImages(document)];
  const seen = new Set<YamlNode>();
  const once: Once = (value, parts) => {
    if (!value || seen.has(value)) return [];
    seen.add(value);
    return parts();
  };
  for (const container of model.containers)
    for (const node of containerNodes(container, wanted, once)) nodes.push(node);
  if (wanted.has("Entry")) {
    const place = filePlace("kubernetes", "run");
    for (const entry of treeEntries(document.roots, () => place)) nodes.push(entry);
  }
  nodes.sort((a, b) => a.span.start - b.span.start);
  return nodes.map((node) => ({ type: node.type, node }));
}

function* containerNodes(container: PodContainer, wanted: ReadonlySet<string>, once: Once): Generator<TypedNode> {
  const { node } = container;
  yield container;
  yield* once(get(node, "image"), () => (container.image ? [container.image] : []));
  if (wanted.has("EnvVar")) yield* once(get(node, "env"), () => container.environment);
  if (wanted.has("Port")) yield* once(get(node, "ports"), () => container.ports);
  if (wanted.has("Mount")) yield* once(get(node, "volumeMounts"), () => container.mounts);
  if (wanted.has("Command") || wanted.has("Script")) {
    for (const commands of callsOf(container, once)) {
      const script = wanted.has("Script") ? scriptOf(commands) : undefined;
      if (script) yield script;
      if (wanted.has("Command")) yield* commands;
    }
  }
}

/** What each call of a program runs. */
function* callsOf(container: PodContainer, once: Once): Generator<readonly Command[]> {
  const { node, entrypoint, command, hooks, run } = container;
  yield once(get(node, "command") ?? get(node, "args"), () => [...entrypoint, ...command]);
  for (const probe of probesOf(node)) yield once(probe.value, () => probeCommands(probe, run));
  yield* once(get(node, "lifecycle"), () => hooks);
}
