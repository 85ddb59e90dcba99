import type { Knowledge } from "../../knowledge/index.ts";
import type { Build } from "../../nodes/build.ts";
import type { Container, ContainerNotation } from "../../nodes/container.ts";
import { type ImageRef, imageFacts } from "../../nodes/image-ref.ts";
import { knownValue } from "../../syntax/fact.ts";
import { scalarAt } from "../../syntax/yaml/nodes.ts";
import { lazily } from "../../text/lazy.ts";
import type { Span } from "../../text/span.ts";
import { ContainerPlace, fromImage, type Surroundings } from "../container-place.ts";
import type { BuiltImages } from "./built-images.ts";
import { type Chain, layersOf, type Said } from "./chain.ts";
import type { CommandReading } from "./commands.ts";
import { imageRef } from "./image.ts";
import type { JoinedFiles } from "./joined.ts";
import { entryIn, itemsIn } from "./layers.ts";
import type { Service } from "./nodes.ts";
import { type ContainerParts, partsOf } from "./parts.ts";
import type { ComposeProject } from "./project.ts";

/** The container of a service. */
export interface ServiceContainer extends Container, Surroundings {
  /** What is said of it, here and in what the service is laid over, or is laid over it. */
  readonly parts: ContainerParts;
  /** What the service says itself. */
  readonly own: ContainerParts;
  readonly ownImage: ImageRef | undefined;
  readonly reading: CommandReading;
}

interface Written {
  readonly chain: Chain;
  readonly joined: JoinedFiles;
  readonly knowledge: Knowledge;
  /** The files that are read with it. */
  readonly project: ComposeProject;
  /** What services of those files build, by the names that they give it. */
  readonly built: BuiltImages;
}

export const containerOf = lazily<ServiceContainer, Written>({
  type: () => "Container",
  span: ({ chain }) => chain.service.span,
  nameSpan: ({ chain }) => chain.service.name.contentSpan,
  place: ({ chain }, self) => new ContainerPlace("compose", chain.service.owner, self),
  image: (written, self) => imageOf(allSaid(written.chain), written, self),
  build: (written) => buildOf(written),
  user: (_, { parts }) => parts.user,
  entrypoint: (_, { parts }) => parts.entrypoint,
  command: (_, { parts }) => parts.command,
  environment: (_, { parts }) => parts.environment,
  hasMoreVariables: ({ chain }) => itemsIn(layersOf(allSaid(chain)), "env_file").length > 0,
  ports: (_, { parts }) => parts.ports,
  mounts: (_, { parts }) => parts.mounts,
  healthcheck: (_, { parts }) => parts.healthcheck,
  runsOnce: () => false,
  security: (_, { parts }) => parts.security,
  notation: (_, { parts }) => {
    if (parts.onWindows) return { ...notation, ...forWindows };
    // A privileged container has all capabilities, whichever it drops.
    return knownValue(parts.security.privileged?.value) ? { ...notation, dropCapabilities: undefined } : notation;
  },
  unseen: ({ chain }) => chain.unseen ?? unfinished(chain),
  runsAs: ({ knowledge }, { parts, image }) => parts.user?.value ?? fromImage(image, knowledge, "user"),
  runsIn: ({ knowledge }, { parts, image }) => parts.workdir?.value ?? fromImage(image, knowledge, "workdir"),
  variable:
    (_, { environment }) =>
    (name) =>
      environment.findLast((one) => one.name === name)?.value,
  parts: ({ chain, joined, project: { lookup } }, { reading }) =>
    partsOf({ layers: layersOf(allSaid(chain)), missingAt: missingAt(chain, joined), reading, lookup }),
  own({ chain, project: { lookup } }, { nameSpan, reading, parts }) {
    if (allSaid(chain).length === 1) return parts;
    return partsOf({ layers: layersOf(chain.under.slice(0, 1)), missingAt: nameSpan, reading, lookup });
  },
  ownImage(written, self) {
    const { service, under, over } = written.chain;
    if (!scalarAt(service.node, "image")) return undefined;
    return over.length === 0 ? self.image : imageOf(under, written, self);
  },
  reading: ({ joined, knowledge }, self) => ({
    // Whoever reads text has placed its nodes before, so that all of it is there.
    get source() {
      return joined.text();
    },
    place: self.place,
    tables: knowledge.command,
    shDialect: () => self.image && imageFacts(self.image, knowledge)?.shellDialect,
  }),
});

/** Nearest first. */
function allSaid({ over, under }: Chain): readonly Said[] {
  return over.length === 0 ? under : [...over, ...under];
}

/** The name of the service where it is said first, and what is missing would be, too. */
function missingAt({ first: { service, document } }: Chain, joined: JoinedFiles): Span {
  return joined.placeSpan(service.name.contentSpan, document);
}

const notation: ContainerNotation = {
  readOnlyRoot: "read_only: true",
  noPrivilegeEscalation: "security_opt: [no-new-privileges:true]",
  dropCapabilities: "cap_drop: [ALL]",
  memoryLimit: "mem_limit",
  cpuLimit: "cpus",
  pidsLimit: "pids_limit",
  storageLimit: undefined,
  memoryRequest: undefined,
  cpuRequest: undefined,
  storageRequest: undefined,
  healthcheck: "healthcheck",
  imageChecksHealth: true,
  runAsNonRoot: undefined,
  seccompProfile: undefined,
};

/** Containers of Windows have none of these. */
const forWindows: Partial<ContainerNotation> = {
  readOnlyRoot: undefined,
  noPrivilegeEscalation: undefined,
  dropCapabilities: undefined,
  pidsLimit: undefined,
};

/** The nearest of those who build, or do away with a build below them. */
function builder(said: readonly Said[]): Service | undefined {
  return said.find(({ service }) => service.build || service.resetsBuild)?.service;
}

/** The build of the image, in the file or laid over it; none where it is all taken over from elsewhere. */
function buildOf({ chain, built, joined }: Written): Build | undefined {
  const { over, under } = chain;
  const nearest = builder(over);
  if (nearest) return nearest.build?.node;
  const own = under.filter(({ document }) => document === joined.first).map((one) => one.service);
  const building = own.find(({ build }) => build)?.build;
  return building?.node ?? built.buildOf(own.find(({ builtImage }) => builtImage)?.builtImage);
}

/** The image that is pulled: none where the service, or what it is laid over, is built. */
function imageOf(
  said: readonly Said[],
  { chain: { file }, joined, project: { lookup }, built }: Written,
  { place }: ServiceContainer,
): ImageRef | undefined {
  const image = entryIn(layersOf(said), "image")?.value;
  if (image?.type !== "scalar" || builder(said)?.build || built.names.has(image.value)) return undefined;
  return imageRef(image, { otherFile: file, place, source: joined.text(), lookup });
}

/** A service without an image is part of one that another file begins. */
function unfinished(chain: Chain): string | undefined {
  const said = allSaid(chain);
  const hasImage = builder(said)?.build ?? entryIn(layersOf(said), "image")?.value;
  return hasImage ? undefined : "another file may add to it";
}
