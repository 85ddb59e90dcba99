import { basename } from "../../syntax/posix-path.ts";

const kustomization = /^kustomization(?:\.ya?ml)?$/i;

/** Whether a path is one by which Kustomize's files are known; manifests are told by what they hold. */
export function namesKustomization(path: string): boolean {
  return kustomization.test(basename(path));
}

const workload =
  /^kind:[ \t]*["']?(?:Pod|PodTemplate|Deployment|DeploymentConfig|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job|CronJob|List)["']?[ \t]*(?:#.*)?\r?$/m;

/** What stands before workloads in a file that holds all that an application needs. */
const companion =
  /^kind:[ \t]*["']?(?:Namespace|ServiceAccount|ConfigMap|Secret|Service|(?:Cluster)?Role(?:Binding)?|PersistentVolumeClaim)["']?[ \t]*(?:#.*)?\r?$/m;

/** The head of a file that goes on behind it is about as long as this: some characters take several bytes. */
const longHead = 4000;

/**
 * Whether a text starts as a manifest that describes pods: by its kind, by containers of an object of any kind, or by
 * objects that workloads may follow where the head does not reach.
 */
export function startsAsManifest(head: string): boolean {
  if (!/^\uFEFF?apiVersion:[ \t]*\S/m.test(head)) return false;
  if (workload.test(head)) return true;
  if (head.length >= longHead && companion.test(head)) return true;
  return /^kind:[ \t]*\S/m.test(head) && /^[ \t]+(?:- )?containers:/m.test(head);
}

/**
 * Whether a text is the template of one, for Helm or another tool: `{{` or `{%` where a line or a value starts, which
 * YAML has no use for.
 */
export function isTemplate(text: string): boolean {
  return /^\uFEFF?[ \t]*(?:- +)*(?:[\w./-]+:[ \t]+)?\{[{%]/m.test(text);
}
