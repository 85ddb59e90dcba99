import { defineRule } from "../../src/author.ts";
import { at, notSaid } from "../../src/kit.ts";

export default defineRule({
  id: "security-context",
  summary: "Containers have a security context, of their own or of their pod",
  why:
    "Without one a container runs as its image says, mostly as root, with the capabilities that the runtime gives and a root " +
    "file system that it can write to. Any setting in it is enough here: which ones it should have is for the rules about " +
    "each, such as `no-root-container` and `no-privilege-escalation`, which tell more.",
  topic: "containers",
  category: "security",
  severity: "warning",
  kinds: ["kubernetes"],
  recommended: false,
  optIn: true,
  cwe: [250],
  reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  aliases: { trivy: ["KSV-0118"], checkov: ["CKV_K8S_29", "CKV_K8S_30"] },
  options: {
    where: {
      type: "string",
      enum: ["either", "container", "pod"],
      default: "either",
      description: "What must have one: each container, its pod, or either of them.",
    },
  },
  messages: {
    missing: "{container} has no security context: set {wanted}",
    pod: "The pod has no security context: set {wanted}",
  },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «app»\n      image: example.com/app:1",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  securityContext:\n    runAsNonRoot: true\n  containers:\n    - name: app\n      image: example.com/app:1",
      message: "missing",
    },
  ],
  *check({ pods }, { model, options: { where } }) {
    const written = pods.flatMap(({ spec, containers }) => containers.map(({ node }) => ({ spec, node })));
    for (const [index, { spec, node }] of written.entries()) {
      const container = model.containers[index];
      const [ofPod, own] = [spec, node].map((one) => at(one, "securityContext.*").length > 0);
      if (!container || (own && where !== "pod") || (ofPod && where !== "container")) continue;
      yield notSaid(container, where === "pod" ? "pod" : "missing", "securityContext");
    }
  },
});
