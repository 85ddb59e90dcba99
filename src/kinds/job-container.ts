import type { Container, ContainerNotation, SecuritySettings } from "../nodes/container.ts";
import type { EnvVar } from "../nodes/env-var.ts";
import type { ImageRef } from "../nodes/image-ref.ts";
import { placeOf } from "../nodes/known-place.ts";
import type { Owner } from "../nodes/place.ts";
import { get, type YamlNode } from "../syntax/yaml/nodes.ts";
import type { Span } from "../text/span.ts";
import type { YamlReader } from "./yaml.ts";

export interface JobContainer {
  readonly kind: string;
  readonly owner: Owner;
  readonly nameSpan: Span;
  readonly reader: YamlReader;
  /** The key of its variables. */
  readonly variables: string;
  readonly notation: ContainerNotation;
}

/**
 * A container that the steps of a job run in, or a service beside it. The runner starts it, with options of its own, on a
 * machine that is often thrown away afterwards: what is not said of it is not missing.
 */
export function jobContainer(
  node: YamlNode,
  { kind, owner, nameSpan, reader, variables, notation }: JobContainer,
): Container {
  const place = placeOf({
    kind,
    owner,
    phase: "job",
    image: () => image,
    environment: () => environment,
  });
  // A container may be named by its image alone.
  const image: ImageRef | undefined = reader.image(node.type === "scalar" ? node : get(node, "image"), place);
  const environment: readonly EnvVar[] = reader.variables(get(node, variables), place);
  return {
    type: "Container",
    span: node.span,
    place,
    nameSpan,
    image,
    build: undefined,
    user: undefined,
    entrypoint: [],
    command: [],
    environment,
    ports: [],
    mounts: [],
    healthcheck: undefined,
    runsOnce: true,
    security: { ...nothing, missingAt: nameSpan },
    unseen: "the runner starts it with options of its own",
    notation,
  };
}

const nothing: Omit<SecuritySettings, "missingAt"> = {
  privileged: undefined,
  readOnlyRoot: undefined,
  privilegeEscalation: undefined,
  runAsNonRoot: undefined,
  addedCapabilities: [],
  droppedCapabilities: [],
  seccomp: undefined,
  apparmor: undefined,
  hostNamespaces: [],
  memoryLimit: undefined,
  cpuLimit: undefined,
  pidsLimit: undefined,
  storageLimit: undefined,
  memoryRequest: undefined,
  cpuRequest: undefined,
  storageRequest: undefined,
  selinux: undefined,
  unmaskedPaths: undefined,
  hostUsers: undefined,
  group: undefined,
  otherGroups: [],
};
