import { defineRule, type Pod, type YamlNode } from "../../src/author.ts";
import { at, suggestion } from "../../src/kit.ts";

export default defineRule({
  id: "service-target-port-exists",
  summary: "The port that a Service sends to by its name is a port of its pods",
  why: "Without a port of that name in a pod the Service has no endpoint: requests to it are refused.",
  topic: "containers",
  category: "correctness",
  severity: "error",
  kinds: ["kubernetes"],
  recommended: true,
  reference: "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
  messages: { missing: "No container of {workload} names a port {port}{meant}" },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: {app: web}\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n      ports: [{name: http, containerPort: 8080}]\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: web}\n  ports: [{port: 80, targetPort: «web»}]",
      good: "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: {app: web}\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n      ports: [{name: http, containerPort: 8080}]\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: web}\n  ports: [{port: 80, targetPort: http}]",
    },
  ],
  *check({ objects, pods }) {
    for (const { kind, apiVersion, node } of objects) {
      if (kind !== "Service" || apiVersion !== "v1") continue;
      const wanted = textsAt(node, "spec.selector.*");
      const selected = wanted.size === 0 ? [] : pods.filter((pod) => isSelected(pod, wanted));
      const [first] = selected;
      if (!first) continue;
      const names = selected.flatMap(({ spec }) =>
        lists.flatMap((list) => [...textsAt(spec, `${list}.*.ports.*.name`).values()]),
      );
      for (const { value } of at(node, "spec.ports.*.targetPort")) {
        // Numbers need not be among the ports that a container names.
        if (value?.type !== "scalar" || !/^\d*[a-z][a-z\d-]*$/.test(value.value) || names.includes(value.value))
          continue;
        const { name } = first.object;
        yield {
          at: value.contentSpan,
          message: "missing",
          data: {
            workload: `${first.object.kind}${name === undefined ? "" : ` ${name}`}`,
            port: value.value,
            meant: suggestion(value.value, names),
          },
          related: at(first.object.node, "metadata.name").map(({ span }) => ({
            at: span,
            message: "Its pods are selected",
          })),
        };
      }
    }
  },
});

const lists = ["containers", "initContainers"];

/** Whether the labels of a pod are those that are wanted, among others. */
function isSelected({ metadata }: Pod, wanted: ReadonlyMap<string, string>): boolean {
  const labels = textsAt(metadata, "labels.*");
  return [...wanted].every(([name, value]) => labels.get(name) === value);
}

/** Scalars at a way, by the whole of their paths' last parts: labels by name. */
function textsAt(node: YamlNode | undefined, way: string): ReadonlyMap<string, string> {
  const deep = way.split("*").length > 2;
  return new Map(
    at(node, way).flatMap(({ path, name, value }) =>
      value?.type === "scalar" ? [[deep ? path.join("/") : name, value.value]] : [],
    ),
  );
}
