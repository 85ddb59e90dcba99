import type { ModelInput } from "../kind.ts";
import { containerOf, type PodContainer } from "./container.ts";
import type { KubernetesDocument, KubernetesModel } from "./nodes.ts";

/** The model, with what only its own folder knows of a container. */
export interface PodsModel extends KubernetesModel {
  readonly containers: readonly PodContainer[];
}

/** What the pods of a file run; each part is read when it is asked for. */
export function createModel({ pods, source }: KubernetesDocument, { knowledge }: ModelInput): PodsModel {
  const containers = pods.flatMap((pod) =>
    pod.containers.map((written) => containerOf({ written, pod, source, knowledge })),
  );
  return { containers };
}
