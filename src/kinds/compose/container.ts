import type { Knowledge } from "../../knowledge/index.ts";
import type { BaseImageFacts } from "../../knowledge/types.ts";
import type { Container } from "../../nodes/container.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Place } from "../../nodes/place.ts";
import { type Fact, known, knownValue } from "../../syntax/fact.ts";
import { scalarAt, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { lazily } from "../../text/lazy.ts";
import type { Chain } from "./chain.ts";
import type { CommandReading } from "./commands.ts";
import { imageRef } from "./image.ts";
import { type ContainerParts, partsOf } from "./parts.ts";
import { byImage, ContainerPlace, type Surroundings } from "./place.ts";

/** The container of a service. */
export interface ServiceContainer extends Container {
  /** What the service says itself, whatever it extends. */
  readonly own: ContainerParts;
  readonly ownImage: ImageRef | undefined;
}

export function containerOf(chain: Chain, source: string, knowledge: Knowledge): ServiceContainer {
  const [service] = chain.services;
  const missingAt = service.name.contentSpan;
  const surroundings = lazily<Surroundings>({
    image: () => container.image,
    environment: () => container.environment,
    user: () => parts.user?.value ?? fromImage(container.image, knowledge, "user"),
    workdir: () => parts.workdir?.value ?? fromImage(container.image, knowledge, "workdir"),
  });
  const place = new ContainerPlace(service.owner, surroundings);
  const reading: CommandReading = {
    source,
    place,
    tables: knowledge.command,
    get shDialect() {
      return factsOf(container.image, knowledge)?.shellDialect;
    },
  };
  const parts = partsOf(chain.layers, missingAt, reading);
  const container: ServiceContainer = lazily<ServiceContainer>({
    type: () => "Container",
    span: () => service.span,
    place: () => place,
    nameSpan: () => missingAt,
    image: () => imageOf(chain, place, source),
    build: () => chain.services.find(({ build }) => build)?.build?.node,
    user: () => parts.user,
    entrypoint: () => parts.entrypoint,
    command: () => parts.command,
    environment: () => parts.environment,
    ports: () => parts.ports,
    mounts: () => parts.mounts,
    healthcheck: () => parts.healthcheck,
    security: () => parts.security,
    unseen: () => chain.unseen ?? unfinished(container, chain),
    own: () => (chain.services.length > 1 ? partsOf(service.node ? [service.node] : [], missingAt, reading) : parts),
    ownImage: () => (scalarAt(service.node, "image") ? container.image : undefined),
  });
  return container;
}

/** The image that is pulled: none where the service, or one that it extends, is built. */
function imageOf({ services, file }: Chain, place: Place, source: string): ImageRef | undefined {
  const named = services.find(({ node }) => scalarAt(node, "image"));
  if (!named || named.builtImage || services.some(({ build }) => build)) return undefined;
  return imageRef(scalarAt(named.node, "image") as YamlScalar, file, place, source);
}

/** A service without an image is part of one that another file begins. */
function unfinished({ image, build }: Container, { services: [service] }: Chain): string | undefined {
  return image || build || service.builtImage ? undefined : "another file may say more of it";
}

function factsOf(image: ImageRef | undefined, knowledge: Knowledge): BaseImageFacts | undefined {
  const reference = image && knownValue(image.reference);
  return reference && knowledge.baseImage(reference.name, reference.tag, reference.digest);
}

function fromImage(image: ImageRef | undefined, knowledge: Knowledge, fact: "user" | "workdir"): Fact<string> {
  const value = factsOf(image, knowledge)?.[fact];
  if (value === undefined) return byImage;
  return known(value, [{ what: "base-image", label: `base image ${knownValue(image?.reference)?.name}` }]);
}
