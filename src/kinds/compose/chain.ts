import { childrenOf, type YamlNode } from "../yaml.ts";
import type { Layers } from "./layers.ts";
import type { Service } from "./nodes.ts";

/** A service with those of its file that it extends. */
export interface Chain {
  /** Nearest first; the first is the service itself. */
  readonly services: readonly [Service, ...Service[]];
  readonly layers: Layers;
  /** Another file, in which it goes on. */
  readonly file: string | undefined;
  /** Why more may be said of the service than can be seen. */
  readonly unseen: string | undefined;
}

/** Services that extend each other further than this are not followed; Compose refuses a circle. */
const maxLength = 16;

/** Entries that services may take over in one file: a base shared by thousands must not be multiplied. */
const maxShared = 200_000;

export function chainsOf(services: readonly Service[]): readonly Chain[] {
  const byName = new Map(services.toReversed().map((service) => [service.name.value, service]));
  let shared = 0;
  return services.map((service) => {
    const chain = follow(service, byName);
    shared += chain.layers.slice(1).reduce((sum, layer) => sum + weightOf(layer), 0);
    return shared <= maxShared ? chain : alone(service, "too many services extend one another here");
  });
}

function follow(service: Service, byName: ReadonlyMap<string, Service>): Chain {
  const services: [Service, ...Service[]] = [service];
  let last = service;
  for (let base = last.extends; base; base = last.extends) {
    if (base.file !== undefined) return chain(services, `it extends a service of ${base.file}`, base.file);
    const next = byName.get(base.service);
    if (!next) return chain(services, `the service ${base.service}, which it extends, is not here`);
    if (services.length >= maxLength || services.includes(next))
      return chain(services, "its services extend too many other services");
    services.push(next);
    last = next;
  }
  return chain(services, undefined);
}

function alone(service: Service, unseen: string): Chain {
  return chain([service], unseen, service.extends?.file);
}

function chain(services: Chain["services"], unseen: string | undefined, file?: string): Chain {
  const layers = services.flatMap(({ node }) => node ?? []);
  return { services, layers, file, unseen };
}

/** Entries of a service, and what they hold. */
function weightOf(layer: YamlNode): number {
  return childrenOf(layer).reduce((sum, { value }) => sum + 1 + sizeOf(value), 0);
}

function sizeOf(node: YamlNode | undefined): number {
  return node?.type === "map" ? node.entries.length : node?.type === "sequence" ? node.items.length : 0;
}
