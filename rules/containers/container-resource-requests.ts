import { defineRule, unknown } from "../../src/author.ts";
import { notSaid } from "../../src/kit.ts";

export default defineRule({
  id: "container-resource-requests",
  summary: "A container asks for the memory and the CPU that it needs",
  why:
    "Without a request the scheduler takes a container for one that needs nothing: it fills nodes beyond what they have, and " +
    "gives that container the least of the CPU. Where there is a limit Kubernetes takes it for the request, so that one of " +
    "the two is enough.",
  topic: "containers",
  category: "maintainability",
  severity: "info",
  recommended: false,
  reference: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits",
  aliases: {
    trivy: ["KSV-0015", "KSV-0016"],
    checkov: ["CKV_K8S_10", "CKV_K8S_12"],
    "kube-linter": ["unset-memory-requirements", "unset-cpu-requirements"],
    "kube-score": ["container-resources", "container-ephemeral-storage-request-and-limit"],
    datree: ["CONTAINERS_MISSING_MEMORY_REQUEST_KEY", "CONTAINERS_MISSING_CPU_REQUEST_KEY"],
  },
  options: {
    requests: {
      type: "array",
      items: { type: "string", enum: ["memory", "cpu", "ephemeral-storage"] },
      default: ["memory", "cpu"],
      description:
        "What must be asked for: `ephemeral-storage` is the node's disk, with logs and all that is written outside of volumes.",
    },
  },
  messages: { unasked: "{container} does not ask for what it needs: set {wanted}" },
  examples: [
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «app»\n      image: example.com/app:1\n      resources:\n        requests:\n          cpu: 100m",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        requests:\n          cpu: 100m\n          memory: 128Mi",
    },
    {
      title: "A limit is a request too",
      kind: "kubernetes",
      good: 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        limits:\n          cpu: "1"\n          memory: 128Mi',
    },
  ],
  on: {
    *Container(container, { options }) {
      const { security, notation } = container;
      const wanted = [
        ["memory", security.memoryRequest ?? security.memoryLimit, notation.memoryRequest],
        ["cpu", security.cpuRequest ?? security.cpuLimit, notation.cpuRequest],
        ["ephemeral-storage", security.storageRequest ?? security.storageLimit, notation.storageRequest],
      ] as const;
      const missing: string[] = [];
      for (const [name, request, how] of wanted) {
        if (!options.requests.includes(name)) continue;
        if (!request && how !== undefined) missing.push(how);
        if (request && !request.value.known) yield unknown(request.valueSpan, request.value.reason);
      }
      if (missing.length > 0) yield notSaid(container, "unasked", missing.join(" and "));
    },
  },
});
