import { entriesOf, get, itemsOf, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Source } from "../../text/source.ts";
import { parseYamlDocument } from "../yaml.ts";
import { isTemplate } from "./claims.ts";
import type { KubernetesDocument, KubernetesObject, Pod, WrittenContainer } from "./nodes.ts";
import { structureProblems } from "./structure.ts";

/**
 * Reads a manifest. Total. A template of one is no YAML, and what it comes to is not known: nothing of it is read.
 */
export function parseKubernetes(source: Source): KubernetesDocument {
  if (isTemplate(source.text)) return { ...nothing, source };
  const file = parseYamlDocument("kubernetes", source);
  const objects = objectsOf(file.roots);
  // What stands where in a file that is no YAML is a guess.
  const problems = file.problems.length > 0 ? file.problems : structureProblems(objects);
  return { ...file, problems, objects, pods: podsOf(objects) };
}

const nothing: Omit<KubernetesDocument, "source"> = {
  kind: "kubernetes",
  roots: [],
  problems: [],
  comments: [],
  blocks: [],
  objects: [],
  pods: [],
};

/** The objects of a file. Lists may hold lists: each is read once, however many aliases lead to it. */
function objectsOf(roots: readonly YamlNode[]): readonly KubernetesObject[] {
  const objects: KubernetesObject[] = [];
  const seen = new Set<YamlNode>();
  const stack = roots.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type !== "map" || seen.has(node)) continue;
    seen.add(node);
    const kind = scalarAt(node, "kind")?.value ?? "";
    const members = itemsOf(get(node, kind === "Template" ? "objects" : "items"));
    if (kind === "Template" || kind.endsWith("List")) for (const member of members.toReversed()) stack.push(member);
    else objects.push(objectOf(node, kind));
  }
  return objects.sort((a, b) => a.span.start - b.span.start);
}

function objectOf(node: YamlNode, kind: string): KubernetesObject {
  const apiVersion = scalarAt(node, "apiVersion")?.value ?? "";
  const name = scalarAt(get(node, "metadata"), "name")?.value;
  return { apiVersion, kind, name, node, span: node.span };
}

/**
 * Where an object has the template of its pods: workloads, PodTemplate, CronJob, and KEDA's ScaledJob. Custom resources
 * that start pods as a Deployment does have it where that has.
 */
const templateWays = [
  ["spec", "template"],
  ["template"],
  ["spec", "jobTemplate", "spec", "template"],
  ["spec", "jobTargetRef", "template"],
];

/** What several pods share through an alias is read for the first of them. */
function podsOf(objects: readonly KubernetesObject[]): readonly Pod[] {
  const seen = new Set<YamlNode>();
  const isNew = (node: YamlNode) => !seen.has(node) && seen.add(node) !== undefined;
  return objects.flatMap((object) => {
    if (object.kind === "") return [];
    const templates =
      object.kind === "Pod" ? [object.node] : templateWays.map((way) => way.reduce(follow, object.node));
    return templates.flatMap((template) => {
      const spec = get(template, "spec");
      if (!spec || get(spec, "containers")?.type !== "sequence" || !isNew(spec)) return [];
      return { object, spec, metadata: get(template, "metadata"), containers: containersOf(spec, isNew) };
    });
  });
}

function follow(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return get(node, key);
}

const lists = new Set(["containers", "initContainers", "ephemeralContainers"]);

function containersOf(spec: YamlNode, isNew: (node: YamlNode) => boolean): readonly WrittenContainer[] {
  return entriesOf(spec).flatMap(({ key, value }) => {
    if (!value || !lists.has(key.value) || !isNew(value)) return [];
    const list = key.value as WrittenContainer["list"];
    return itemsOf(value).flatMap((node) => (node.type === "map" && isNew(node) ? { list, node } : []));
  });
}
