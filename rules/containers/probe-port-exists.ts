import { defineRule, unknown, type YamlNode } from "../../src/author.ts";
import { at, suggestion } from "../../src/kit.ts";

export default defineRule({
  id: "probe-port-exists",
  summary: "The port that a probe names is a port of its container",
  why:
    "Kubernetes cannot look the port up, so that the probe fails each time: the container is restarted, or never gets traffic. " +
    "A number need not be among the ports that the container lists, which inform and open nothing: `target-ports-agree` holds " +
    "it against those that the image exposes.",
  topic: "containers",
  category: "correctness",
  severity: "error",
  kinds: ["kubernetes"],
  recommended: true,
  reference:
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port",
  aliases: { "kube-linter": ["liveness-port", "readiness-port", "startup-port"] },
  messages: { missing: "The container names no port {port}{meant}" },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n      ports: [{name: http, containerPort: 8080}]\n      readinessProbe:\n        httpGet: {path: /, port: «web»}",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n      ports: [{name: http, containerPort: 8080}]\n      readinessProbe:\n        httpGet: {path: /, port: http}",
    },
  ],
  *check({ pods }, { model }) {
    const written = pods.flatMap(({ containers }) => containers);
    for (const [index, { node }] of written.entries()) {
      const names = textsAt(node, "ports.*.name").map(({ value }) => value);
      for (const { value: port, contentSpan } of probePorts(node)) {
        // A number needs no name.
        if (!/^[a-z\d]*[a-z][a-z\d-]*$/.test(port) || names.includes(port)) continue;
        const unseen = model.containers[index]?.unseen;
        if (unseen !== undefined) yield unknown(contentSpan, unseen);
        else yield { at: contentSpan, message: "missing", data: { port, meant: suggestion(port, names) } };
      }
    }
  },
});

const probes = ["startupProbe", "livenessProbe", "readinessProbe"];

function probePorts(container: YamlNode) {
  return probes.flatMap((probe) =>
    ["httpGet", "tcpSocket"].flatMap((action) => textsAt(container, `${probe}.${action}.port`)),
  );
}

function textsAt(node: YamlNode, way: string) {
  return at(node, way).flatMap(({ value }) => (value?.type === "scalar" ? value : []));
}
