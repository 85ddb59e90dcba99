import { defineRule } from "../../src/author.ts";
import { lowId } from "../../src/kit.ts";

export default defineRule({
  id: "high-group-id",
  summary: "Containers run with a group ID that no group of the host has",
  why: "IDs are those of the host unless it maps them: files there that belong to a group are open to every process whose group has the same number. Without one the group is that of the user in the image, or root's.",
  topic: "containers",
  category: "security",
  severity: "info",
  kinds: ["kubernetes"],
  recommended: false,
  cwe: [250],
  reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  aliases: {
    trivy: ["KSV-0021"],
    "kube-score": ["container-security-context-user-group-id"],
    datree: ["CONTAINERS_INCORRECT_RUNASGROUP_VALUE_LOWGID"],
  },
  options: {
    above: {
      type: "integer",
      minimum: 0,
      default: 10_000,
      description: "The highest ID that groups of the hosts may have.",
    },
  },
  messages: {
    low: "The container runs in group {id}, which may be one of the host: use an ID above {above}",
    unsaid: "{container} may run in a group of the host: set {wanted}",
  },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        runAsGroup: «1000»",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        runAsGroup: 10001",
      message: "low",
    },
  ],
  on: {
    Container: (container, { options }) => lowId(container, container.security.group, "runAsGroup", options.above),
  },
});
