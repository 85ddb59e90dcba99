import type { Command } from "../../nodes/command.ts";
import type { Container } from "../../nodes/container.ts";
import type { Entry } from "../../nodes/entry.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Mount } from "../../nodes/mount.ts";
import type { Port } from "../../nodes/port.ts";
import type { Problem } from "../../nodes/problem.ts";
import type { YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Spanned } from "../../text/span.ts";
import type { YamlDocument } from "../yaml.ts";

/** An object of a manifest: a document of the file, or an item of a list in it. */
export interface KubernetesObject extends Spanned {
  /** "apps/v1"; empty where it says none. */
  readonly apiVersion: string;
  /** "Deployment". */
  readonly kind: string;
  readonly name: string | undefined;
  readonly node: YamlNode;
}

/** A pod that an object describes: its own, or the template of those that it starts. */
export interface Pod {
  readonly object: KubernetesObject;
  /** Labels and annotations of the pod. */
  readonly metadata: YamlNode | undefined;
  readonly spec: YamlNode;
  readonly containers: readonly WrittenContainer[];
}

/** A container as it is written in a pod. */
export interface WrittenContainer {
  readonly list: "containers" | "initContainers" | "ephemeralContainers";
  readonly node: YamlNode;
}

export interface KubernetesNodes {
  Command: Command;
  Container: Container;
  Entry: Entry;
  EnvVar: EnvVar;
  ImageRef: ImageRef;
  Mount: Mount;
  Port: Port;
  Problem: Problem;
}

/** What the pods of a file come to. */
export interface KubernetesModel {
  /** One for each container of a pod, in order. */
  readonly containers: readonly Container[];
}

export interface KubernetesDocument extends YamlDocument {
  readonly kind: "kubernetes";
  /** In order; those of lists in place of the list. */
  readonly objects: readonly KubernetesObject[];
  readonly pods: readonly Pod[];
}
