import type { Place } from "../../nodes/place.ts";
import type { Spanned } from "../../text/span.ts";
import type { Visit } from "../kind.ts";
import { filePlace, treeEntries } from "../yaml.ts";
import type { ComposeDocument } from "./nodes.ts";

interface TypedNode extends Spanned {
  readonly type: string;
}

/** Nodes in source order; those that several services share through an anchor are visited once. */
export function walkCompose(document: ComposeDocument, _: undefined, wanted: ReadonlySet<string>): readonly Visit[] {
  const nodes = [...document.problems, ...servicesNodes(document)];
  const seen = new Set<string>();
  const visited: TypedNode[] = nodes.filter((node) => {
    if (node.type === "Problem") return true;
    const place = `${node.type}:${node.span.start}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
  if (wanted.has("Entry")) for (const entry of treeEntries(document.roots, placesIn(document))) visited.push(entry);
  visited.sort((a, b) => a.span.start - b.span.start);
  return visited.map((node) => ({ type: node.type, node }));
}

function* servicesNodes({ services }: ComposeDocument): Generator<TypedNode> {
  for (const service of services) {
    yield service;
    yield* service.environment;
    yield* service.ports;
    if (service.build) {
      yield service.build.node;
      yield* service.build.node.args;
    }
    if (service.image) yield service.image;
  }
}

/** Where entries stand: in a service, in what it builds, or in the file. */
function placesIn({ services }: ComposeDocument): (path: readonly string[]) => Place {
  const byName = new Map(services.map((service) => [service.name.value, service]));
  const file = filePlace("compose", "run");
  return ([key, name, part]) => {
    const service = key === "services" && name !== undefined ? byName.get(name) : undefined;
    return service?.place(part === "build" ? "build" : "run") ?? file;
  };
}
