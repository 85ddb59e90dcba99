import { defineRule, type Setting, unknown } from "../../src/author.ts";
import { notSaid } from "../../src/kit.ts";

export default defineRule({
  id: "container-resource-limits",
  summary: "The memory of a container is limited",
  why: "A container without a limit takes memory from all others on its host until the kernel ends one of them.",
  topic: "containers",
  category: "maintainability",
  severity: "info",
  recommended: false,
  presets: ["security"],
  cwe: [770],
  cis: ["5.11", "5.12", "5.29"],
  reference: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  aliases: {
    trivy: ["KSV-0011", "KSV-0018"],
    checkov: ["CKV_K8S_11", "CKV_K8S_13"],
    "kube-linter": ["unset-memory-requirements", "unset-cpu-requirements", "unset-ephemeral-storage-requirements"],
    "kube-score": ["container-resources", "container-ephemeral-storage-request-and-limit"],
    datree: ["CONTAINERS_MISSING_MEMORY_LIMIT_KEY", "CONTAINERS_MISSING_CPU_LIMIT_KEY"],
    kics: [
      "bb9ac4f7-e13b-423d-a010-c74a1bfbe492",
      "6b610c50-99fb-4ef0-a5f3-e312fd945bc3",
      "221e0658-cb2a-44e3-b08a-db96a341d6fa",
    ],
  },
  options: {
    limits: {
      type: "array",
      items: { type: "string", enum: ["memory", "cpu", "pids", "ephemeral-storage"] },
      default: ["memory"],
      description:
        "What must be limited: `pids` is the number of processes, which Kubernetes limits for a node; `ephemeral-storage` the disk of a node, which Docker limits with some storage drivers only. A limit of CPU also slows a container down while others are idle.",
    },
  },
  messages: { unlimited: "{container} has no limit: set {wanted}" },
  examples: [
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «app»\n      image: example.com/app:1",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        limits:\n          memory: 256Mi",
    },
    {
      kind: "compose",
      bad: "services:\n  «app»:\n    image: example.com/app:1",
      good: "services:\n  app:\n    image: example.com/app:1\n    deploy:\n      resources:\n        limits:\n          memory: 256M",
    },
  ],
  on: {
    *Container(container, { options }) {
      const { security, notation } = container;
      const wanted = [
        ["memory", security.memoryLimit, notation.memoryLimit],
        ["cpu", security.cpuLimit, notation.cpuLimit],
        ["pids", security.pidsLimit, notation.pidsLimit],
        ["ephemeral-storage", security.storageLimit, notation.storageLimit],
      ] as const;
      for (const [name, limit, how] of wanted) {
        if (!options.limits.includes(name)) continue;
        if (limit && !limit.value.known) yield unknown(limit.valueSpan, limit.value.reason);
        else if (!limit || isNone(limit)) yield notSaid(container, "unlimited", how);
      }
    },
  },
});

/** What the engine takes for no limit. */
function isNone({ value }: Setting<string>): boolean {
  return value.known && /^(?:0|-1)$/.test(value.value);
}
