import { isOnDrive, saysWindows } from "../../knowledge/base-images/windows-variants.ts";
import { get, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { itemsOf } from "../yaml.ts";
import type { KubernetesObject, Pod, WrittenContainer } from "./nodes.ts";

const builtinGroups = /^(?:v1|(?:apps|batch|extensions|apps\.openshift\.io)\/\w+)$/;

/** Why more may be said of the containers of a pod than can be seen. */
export function unseenOf({ object, spec, containers }: Pod): string | undefined {
  if (!builtinGroups.test(object.apiVersion)) return "the controller of a custom resource may add to it";
  if (isPatch(object) || containers.some(({ node }) => !get(node, "image"))) return "it may be a patch of another file";
  const isOfWindows = selectsWindows(spec) || containers.some(isOfWindowsItself);
  return isOfWindows ? "it runs on Windows" : undefined;
}

/**
 * Whether Istio fills a container in when the pod starts, with all that it does not say itself
 * (https://istio.io/latest/docs/setup/additional-setup/gateway/).
 */
export function isFilledInByIstio(container: YamlNode): boolean {
  return scalarAt(container, "name")?.value === "istio-proxy" && scalarAt(container, "image")?.value === "auto";
}

/** Kubernetes refuses a whole workload of apps/v1 without a selector. */
function isPatch({ apiVersion, node }: KubernetesObject): boolean {
  return apiVersion === "apps/v1" && !get(get(node, "spec"), "selector");
}

function selectsWindows(spec: YamlNode): boolean {
  const system =
    scalarAt(get(spec, "os"), "name") ??
    get(get(spec, "nodeSelector"), "kubernetes.io/os") ??
    get(get(spec, "nodeSelector"), "beta.kubernetes.io/os");
  return system?.type === "scalar" && system.value === "windows";
}

function isOfWindowsItself({ node }: WrittenContainer): boolean {
  const paths = itemsOf(get(node, "volumeMounts")).map((mount) => scalarAt(mount, "mountPath")?.value ?? "");
  return saysWindows(scalarAt(node, "image")?.value ?? "") || paths.some(isOnDrive);
}
