import { scalarAt } from "../../syntax/yaml/nodes.ts";
import type { EditorSupport, OutlineEntry } from "../editor.ts";
import { yamlDirectivePlaces, yamlFolds } from "../yaml.ts";
import type { KubernetesDocument, KubernetesModel, KubernetesObject, WrittenContainer } from "./nodes.ts";
import { definitionOf, workloadsSchema } from "./schema.ts";

export const kubernetesEditor: EditorSupport<KubernetesDocument, KubernetesModel> = {
  outline({ objects, pods }) {
    const containers = new Map<KubernetesObject, readonly WrittenContainer[]>();
    for (const pod of pods) containers.set(pod.object, [...(containers.get(pod.object) ?? []), ...pod.containers]);
    return objects.map((object) => objectEntry(object, containers.get(object) ?? []));
  },
  folds: yamlFolds,
  schema: {
    schemaOf(top) {
      const schema = definitionOf({ kind: top.get("kind") ?? "", apiVersion: top.get("apiVersion") ?? "" });
      return schema && { root: workloadsSchema(), schema };
    },
    page(_, top) {
      const name = top
        .get("kind")
        ?.replace(/(?<=[a-z])(?=[A-Z])/g, "-")
        .toLowerCase();
      return name && `https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/${name}-v1/`;
    },
  },
  directivePlaces: yamlDirectivePlaces,
};

function objectEntry({ kind, name, span }: KubernetesObject, containers: readonly WrittenContainer[]): OutlineEntry {
  return {
    name: name ?? (kind || "object"),
    detail: name === undefined ? "" : kind,
    type: "section",
    span,
    selection: { start: span.start, end: span.start },
    children: containers.map(containerEntry),
  };
}

function containerEntry({ node }: WrittenContainer): OutlineEntry {
  const { span } = node;
  return {
    name: scalarAt(node, "name")?.value || "container",
    detail: scalarAt(node, "image")?.value ?? "",
    type: "section",
    span,
    selection: scalarAt(node, "name")?.span ?? { start: span.start, end: span.start },
    children: [],
  };
}
