import type { ModelInput } from "../kind.ts";
import { containerOf, type PodContainer } from "./container.ts";
import type { KubernetesDocument, KubernetesModel } from "./nodes.ts";
import { replacing } from "./replaced.ts";
import { unseenOf } from "./unseen.ts";

/** The model, with what only its own folder knows of a container. */
export interface PodsModel extends KubernetesModel {
  readonly containers: readonly PodContainer[];
}

/** What the pods of a file run; each part is read when it is asked for. */
export function createModel({ pods, source }: KubernetesDocument, { knowledge, files }: ModelInput): PodsModel {
  let replaced: ReturnType<typeof replacing> | undefined;
  const replacedBy = (name: string) => {
    replaced ??= files ? replacing(source, files) : () => undefined;
    return replaced(name);
  };
  const containers = pods.flatMap((pod) => {
    const unseen = unseenOf(pod);
    return pod.containers.map((written) => containerOf({ written, pod, unseen, source, knowledge, replacedBy }));
  });
  return { containers };
}
