import { get, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { KubernetesObject, Pod } from "./nodes.ts";

const builtinGroups = /^(?:v1|(?:apps|batch|extensions|apps\.openshift\.io)\/\w+)$/;

/** Why more may be said of the containers of a pod than can be seen. */
export function unseenOf({ object, spec, containers }: Pod): string | undefined {
  if (!builtinGroups.test(object.apiVersion)) return "the controller of a custom resource may add to it";
  if (isPatch(object) || containers.some(({ node }) => !get(node, "image"))) return "it may be a patch of another file";
  return runsOnWindows(spec) ? "it runs on Windows" : undefined;
}

/** Kubernetes refuses a whole workload of apps/v1 without a selector. */
function isPatch({ apiVersion, node }: KubernetesObject): boolean {
  return apiVersion === "apps/v1" && !get(get(node, "spec"), "selector");
}

function runsOnWindows(spec: YamlNode): boolean {
  const system =
    scalarAt(get(spec, "os"), "name") ??
    get(get(spec, "nodeSelector"), "kubernetes.io/os") ??
    get(get(spec, "nodeSelector"), "beta.kubernetes.io/os");
  return system?.type === "scalar" && system.value === "windows";
}
