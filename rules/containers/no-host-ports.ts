import { defineRule, unknown } from "../../src/author.ts";

export default defineRule({
  id: "no-host-ports",
  summary: "No pod takes a port of its node",
  why: "A port of the node passes by services and network policies, and only one pod on each node can have it.",
  topic: "containers",
  category: "security",
  severity: "warning",
  kinds: ["kubernetes"],
  recommended: false,
  cwe: [668],
  reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  aliases: { trivy: ["KSV-0024"], checkov: ["CKV_K8S_26"] },
  messages: { taken: "Port {port} of the container takes a port of its node: use a Service" },
  examples: [
    {
      kind: "kubernetes",
      bad: "kind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      ports:\n        - «containerPort: 8080\n          hostPort: 80»",
      good: "kind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      ports:\n        - containerPort: 8080",
    },
  ],
  on: {
    Port({ span, published, host, container }) {
      if (!published) return;
      // What is filled in later may be 0, which stands for none.
      if (!host?.known) return unknown(span, host?.reason ?? "the port is not known");
      const port = container.known ? container.value.first : "";
      return { at: span, message: "taken", data: { port } };
    },
  },
});
