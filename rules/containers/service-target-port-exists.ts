import { defineRule, type Pod, unknown, type YamlNode } from "../../src/author.ts";
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
    const labelled = byLabel(pods);
    for (const { kind, apiVersion, node } of objects) {
      if (kind !== "Service" || apiVersion !== "v1") continue;
      const ports = at(node, "spec.ports.*.targetPort").flatMap(({ value }) =>
        // Numbers need not be among the ports that a container names.
        value?.type === "scalar" && /^\d*[a-z][a-z\d-]*$/.test(value.value) ? value : [],
      );
      const [port] = ports;
      if (!port) continue;
      const selected = selectedBy(textsAt(node, "spec.selector.*"), labelled);
      if (selected === undefined) {
        yield unknown(port.contentSpan, `more than ${mostPods} pods have the labels that the Service selects`);
        continue;
      }
      const [first] = selected;
      if (!first) continue;
      for (const { value, contentSpan } of ports) {
        if (selected.some(({ ports }) => ports.has(value))) continue;
        const { object } = first.pod;
        yield {
          at: contentSpan,
          message: "missing",
          data: {
            workload: `${object.kind}${object.name === undefined ? "" : ` ${object.name}`}`,
            port: value,
            meant: meant(value, selected),
          },
          related: at(object.node, "metadata.name").map(({ span }) => ({ at: span, message: "Its pods are selected" })),
        };
      }
    }
  },
});

/** Each Service is held against as many pods, and each wrong name against as many right ones. */
const mostPods = 100;
const mostCompared = 100;

interface LabelledPod {
  readonly pod: Pod;
  readonly labels: ReadonlyMap<string, string>;
  /** Names of the ports of its containers. */
  readonly ports: ReadonlySet<string>;
}

const lists = ["containers", "initContainers"];

/** Pods by each of their labels. */
function byLabel(pods: readonly Pod[]): ReadonlyMap<string, readonly LabelledPod[]> {
  const found = new Map<string, LabelledPod[]>();
  for (const pod of pods) {
    const labels = textsAt(pod.metadata, "labels.*");
    const names = lists.flatMap((list) => [...textsAt(pod.spec, `${list}.*.ports.*.name`).values()]);
    const labelled = { pod, labels, ports: new Set(names) };
    for (const label of labels) {
      const key = keyOf(label);
      const others = found.get(key);
      if (others) others.push(labelled);
      else found.set(key, [labelled]);
    }
  }
  return found;
}

const keyOf = ([name, value]: readonly [string, string]) => JSON.stringify([name, value]);

/** The pods whose labels are those that are wanted, among others; undefined where too many may be. */
function selectedBy(
  wanted: ReadonlyMap<string, string>,
  labelled: ReadonlyMap<string, readonly LabelledPod[]>,
): readonly LabelledPod[] | undefined {
  let fewest: readonly LabelledPod[] | undefined;
  for (const label of wanted) {
    const pods = labelled.get(keyOf(label)) ?? [];
    if (!fewest || pods.length < fewest.length) fewest = pods;
  }
  if (!fewest) return [];
  if (fewest.length > mostPods) return undefined;
  return fewest.filter(({ labels }) => [...wanted].every(([name, value]) => labels.get(name) === value));
}

function meant(port: string, selected: readonly LabelledPod[]): string {
  const names = new Set<string>();
  for (const { ports } of selected) {
    for (const name of ports) names.add(name);
    // Of a great many none is offered.
    if (names.size > mostCompared) return "";
  }
  return suggestion(port, names);
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
