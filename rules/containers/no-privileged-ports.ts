import { defineRule, knownValue, type Port, unknown } from "../../src/author.ts";

export default defineRule({
  id: "no-privileged-ports",
  summary: "Containers of pods listen on ports of 1024 and above",
  why:
    "To listen below 1024 a process needs root's rights or the capability `NET_BIND_SERVICE`, unless the runtime lets every " +
    "process do so. A Service can offer port 80 whatever its pods listen on.",
  topic: "containers",
  category: "security",
  severity: "info",
  kinds: ["kubernetes"],
  recommended: false,
  optIn: true,
  aliases: { trivy: ["KSV-0117"], "kube-linter": ["privileged-ports"] },
  reference: "https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service",
  messages: {
    own: "Port {port} of the container is privileged: listen on 1024 or above",
    node: "Port {port} of the node is privileged: take one of 1024 or above, or use a Service",
  },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n      ports:\n        - «containerPort: 80»",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n      ports:\n        - containerPort: 8080",
      message: "own",
    },
  ],
  on: {
    Container({ ports, unseen }) {
      return ports.map(({ span, container, host }) => {
        const own = privileged(container);
        const found = own ?? privileged(host);
        if (found === undefined) return undefined;
        // Windows has no such ports.
        if (unseen !== undefined) return unknown(span, unseen);
        return { at: span, message: own === undefined ? "node" : "own", data: { port: found } };
      });
    },
  },
});

/** The first of some ports if it is a privileged one; zero stands for none. */
function privileged(ports: Port["host"]): number | undefined {
  const first = ports && knownValue(ports)?.first;
  return first !== undefined && first > 0 && first < 1024 ? first : undefined;
}
