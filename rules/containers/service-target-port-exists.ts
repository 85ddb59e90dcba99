import { defineRule, type Pod, unknown } from "../../src/author.ts";
import { at, podSelector, suggestion } from "../../src/kit.ts";

export default defineRule({
  id: "service-target-port-exists",
  summary: "The port that a Service sends to by its name is a port of its pods",
  why:
    "Without a port of that name in a pod the Service has no endpoint: requests to it are refused. A number need not be among " +
    "the ports that a container lists, which inform and open nothing: `target-ports-agree` holds it against those that the " +
    "image exposes.",
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
    const selected = podSelector(pods, (pod) => ({ pod, ports: namesOfPorts(pod) }));
    for (const { kind, apiVersion, node } of objects) {
      if (kind !== "Service" || apiVersion !== "v1") continue;
      const ports = at(node, "spec.ports.*.targetPort").flatMap(({ value }) =>
        value?.type === "scalar" && /^\d*[a-z][a-z\d-]*$/.test(value.value) ? value : [],
      );
      const [port] = ports;
      if (!port) continue;
      const found = selected(node);
      if (!found.known) {
        yield unknown(port.contentSpan, found.reason);
        continue;
      }
      const [first] = found.value;
      if (!first) continue;
      for (const { value, contentSpan } of ports) {
        if (found.value.some(({ ports }) => ports.has(value))) continue;
        const { object } = first.pod;
        yield {
          at: contentSpan,
          message: "missing",
          data: {
            workload: `${object.kind}${object.name === undefined ? "" : ` ${object.name}`}`,
            port: value,
            meant: meant(value, found.value),
          },
          related: at(object.node, "metadata.name").map(({ span }) => ({ at: span, message: "Its pods are selected" })),
        };
      }
    }
  },
});

const lists = ["containers", "initContainers"];

function namesOfPorts({ spec }: Pod): ReadonlySet<string> {
  const names = lists.flatMap((list) => at(spec, `${list}.*.ports.*.name`));
  return new Set(names.flatMap(({ value }) => (value?.type === "scalar" ? value.value : [])));
}

/** Each wrong name is held against as many right ones. */
const mostCompared = 100;

function meant(port: string, selected: readonly { readonly ports: ReadonlySet<string> }[]): string {
  const names = new Set<string>();
  for (const { ports } of selected) {
    for (const name of ports) names.add(name);
    // Of a great many none is offered.
    if (names.size > mostCompared) return "";
  }
  return suggestion(port, names);
}
