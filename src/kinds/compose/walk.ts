import type { Command } from "../../nodes/command.ts";
import type { Place } from "../../nodes/place.ts";
import { scriptOf } from "../../nodes/script.ts";
import type { YamlEntry, YamlNode } from "../../syntax/yaml/nodes.ts";
import { contains, type Spanned } from "../../text/span.ts";
import type { Visit } from "../kind.ts";
import { filePlace, treeEntries } from "../yaml.ts";
import type { ServiceContainer } from "./container.ts";
import type { ServicesModel } from "./model.ts";
import type { ComposeDocument, Service } from "./nodes.ts";

interface TypedNode extends Spanned {
  readonly type: string;
}

/** Nodes in source order; those that several services share through an anchor are visited once. */
export function walkCompose(
  document: ComposeDocument,
  model: ServicesModel,
  wanted: ReadonlySet<string>,
): readonly Visit[] {
  const nodes: TypedNode[] = [...document.problems, ...(wanted.has("Problem") ? model.problems : [])];
  const seen = new Set<string>();
  const isNew = ({ type, span }: TypedNode) => {
    const place = `${type}:${span.start}`;
    return !seen.has(place) && seen.add(place);
  };
  for (const service of document.services) for (const node of serviceNodes(service)) if (isNew(node)) nodes.push(node);
  for (const container of model.containers) {
    for (const node of containerNodes(container, wanted)) if (isNew(node)) nodes.push(node);
    for (const commands of commandLists(container)) {
      const script = wanted.has("Script") ? scriptOf(commands) : undefined;
      if (script && isNew(script)) nodes.push(script);
      // Commands of one script may start together: the first stands for all that are read from one place.
      if (!wanted.has("Command")) continue;
      if (commands[0] && isNew(commands[0])) for (const command of commands) nodes.push(command);
    }
  }
  if (wanted.has("Entry")) {
    const roots = document.roots.map(withOwnExtensions);
    for (const entry of treeEntries(roots, placesIn(document, model))) nodes.push(entry);
  }
  nodes.sort((a, b) => a.span.start - b.span.start);
  return nodes.map((node) => ({ type: node.type, node }));
}

/** What stands below `x-` is there to be merged in elsewhere: what it has merged in itself counts where that is written. */
function withOwnExtensions(root: YamlNode): YamlNode {
  if (root.type !== "map") return root;
  const entries = root.entries.map((entry): YamlEntry => {
    const { key, value } = entry;
    if (!key.value.startsWith("x-") || value?.type !== "map") return entry;
    return { ...entry, value: { ...value, entries: value.entries.filter(({ span }) => contains(value.span, span)) } };
  });
  return { ...root, entries };
}

function* serviceNodes(service: Service): Generator<TypedNode> {
  yield service;
  if (!service.build) return;
  yield service.build.node;
  yield* service.build.node.args;
}

/**
 * What a service says itself, without the ports and mounts that files which are read over its own take away. A value that
 * they replace stands there all the same.
 */
function* containerNodes(container: ServiceContainer, wanted: ReadonlySet<string>): Generator<TypedNode> {
  const { own, ownImage, ports, mounts } = container;
  yield container;
  if (ownImage) yield ownImage;
  if (wanted.has("EnvVar")) yield* own.environment;
  if (wanted.has("Port")) yield* remaining(own.ports, ports);
  if (wanted.has("Mount")) yield* remaining(own.mounts, mounts);
}

/** Those of a service's own that are left in all that is said of it. */
function remaining<T extends Spanned>(own: readonly T[], all: readonly T[]): readonly T[] {
  if (own === all) return own;
  const left = new Set(all.map(({ span }) => span.start));
  return own.filter(({ span }) => left.has(span.start));
}

function commandLists({ own }: ServiceContainer): readonly (readonly Command[])[] {
  return [own.entrypoint, own.command, own.healthcheck?.commands ?? []];
}

/** Where entries stand: in a service, in what it builds, or in the file. */
function placesIn({ services }: ComposeDocument, { containers }: ServicesModel): (path: readonly string[]) => Place {
  const byName = new Map(services.map(({ name }, i) => [name.value, i]));
  const file = filePlace("compose", "run");
  return ([key, name, part]) => {
    const index = key === "services" && name !== undefined ? byName.get(name) : undefined;
    if (index === undefined) return file;
    const build = part === "build" ? services[index]?.build?.node : undefined;
    return (build ?? containers[index])?.place ?? file;
  };
}
