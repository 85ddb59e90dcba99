import type { Knowledge } from "../../knowledge/index.ts";
import type { Build } from "../../nodes/build.ts";
import type { Container, ContainerNotation } from "../../nodes/container.ts";
import { type ImageRef, imageFacts } from "../../nodes/image-ref.ts";
import type { Place } from "../../nodes/place.ts";
import { basename } from "../../syntax/posix-path.ts";
import { scalarAt, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { lazily } from "../../text/lazy.ts";
import { ContainerPlace, fromImage, type Surroundings } from "../container-place.ts";
import type { Chain } from "./chain.ts";
import type { CommandReading } from "./commands.ts";
import { imageRef } from "./image.ts";
import { servicesByName } from "./inheritance.ts";
import type { Scalar } from "./nodes.ts";
import { type ContainerParts, partsOf } from "./parts.ts";
import type { ComposeProject } from "./project.ts";

/** The container of a service. */
export interface ServiceContainer extends Container, Surroundings {
  /** What is said of it, here and in what the service extends. */
  readonly parts: ContainerParts;
  /** What the service says itself. */
  readonly own: ContainerParts;
  readonly ownImage: ImageRef | undefined;
  readonly reading: CommandReading;
}

interface Written {
  readonly chain: Chain;
  readonly source: string;
  readonly knowledge: Knowledge;
  /** The files that are read with it. */
  readonly project: ComposeProject;
  /** The build of the file that gives its image a name. */
  builtAs(image: Scalar | undefined): Build | undefined;
}

export const containerOf = lazily<ServiceContainer, Written>({
  type: () => "Container",
  span: ({ chain }) => chain.services[0].span,
  nameSpan: ({ chain }) => chain.services[0].name.contentSpan,
  place: ({ chain }, self) => new ContainerPlace("compose", chain.services[0].owner, self),
  image: (written, { place }) => imageOf(written, place),
  build: ({ chain: { services }, builtAs }) =>
    services.find(({ build }) => build)?.build?.node ??
    builtAs(services.find(({ builtImage }) => builtImage)?.builtImage),
  user: (_, { parts }) => parts.user,
  entrypoint: (_, { parts }) => parts.entrypoint,
  command: (_, { parts }) => parts.command,
  environment: (_, { parts }) => parts.environment,
  ports: (_, { parts }) => parts.ports,
  mounts: (_, { parts }) => parts.mounts,
  healthcheck: (_, { parts }) => parts.healthcheck,
  runsOnce: () => false,
  security: (_, { parts }) => parts.security,
  notation: (_, { parts }) => (parts.onWindows ? { ...notation, ...forWindows } : notation),
  unseen: ({ chain, project }, self) => chain.unseen ?? overridden(chain, project) ?? unfinished(self, chain),
  runsAs: ({ knowledge }, { parts, image }) => parts.user?.value ?? fromImage(image, knowledge, "user"),
  runsIn: ({ knowledge }, { parts, image }) => parts.workdir?.value ?? fromImage(image, knowledge, "workdir"),
  variable:
    (_, { environment }) =>
    (name) =>
      environment.findLast((one) => one.name === name)?.value,
  parts: ({ chain: { layers } }, { nameSpan, reading }) => partsOf({ layers, missingAt: nameSpan, reading }),
  own({ chain: { services } }, { nameSpan, reading, parts }) {
    const [{ node }, ...bases] = services;
    return bases.length > 0 ? partsOf({ layers: node ? [node] : [], missingAt: nameSpan, reading }) : parts;
  },
  ownImage: ({ chain }, { image }) => (scalarAt(chain.services[0].node, "image") ? image : undefined),
  reading: ({ source, knowledge }, self) => ({
    source,
    place: self.place,
    tables: knowledge.command,
    shDialect: () => self.image && imageFacts(self.image, knowledge)?.shellDialect,
  }),
});

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

/** The image that is pulled: none where the service, or one that it extends, is built. */
function imageOf(
  { chain: { services, file }, source, project: { lookup } }: Written,
  place: Place,
): ImageRef | undefined {
  const named = services.find(({ node }) => scalarAt(node, "image"));
  if (!named || named.builtImage || services.some(({ build }) => build)) return undefined;
  return imageRef(scalarAt(named.node, "image") as YamlScalar, { otherFile: file, place, source, lookup });
}

/** What Compose reads over the file may say more of the service. */
function overridden({ services: [{ name }] }: Chain, { override }: ComposeProject): string | undefined {
  const adds = override && servicesByName(override).has(name.value);
  return adds ? `${basename(override.source.path)} adds to it` : undefined;
}

/** A service without an image is part of one that another file begins. */
function unfinished({ image, build }: Container, { services: [service] }: Chain): string | undefined {
  return image || build || service.builtImage ? undefined : "another file may add to it";
}
