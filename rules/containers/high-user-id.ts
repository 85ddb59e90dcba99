import { defineRule } from "../../src/author.ts";
import { lowId } from "../../src/kit.ts";

export default defineRule({
  id: "high-user-id",
  summary: "Containers run with a user ID that no account of the host has",
  why: "IDs are those of the host unless it maps them: a process that escapes from a container has the rights of the account there that has the same number.",
  topic: "containers",
  category: "security",
  severity: "info",
  kinds: ["kubernetes"],
  recommended: false,
  cwe: [250],
  reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  aliases: {
    trivy: ["KSV-0020"],
    checkov: ["CKV_K8S_40"],
    "kube-score": ["container-security-context-user-group-id"],
    datree: ["CONTAINERS_INCORRECT_RUNASUSER_VALUE_LOWUID"],
  },
  options: {
    above: {
      type: "integer",
      minimum: 0,
      default: 10_000,
      description: "The highest ID that accounts of the hosts may have.",
    },
  },
  messages: {
    low: "The container runs as user {id}, which may be an account of the host: use an ID above {above}",
    unsaid: "{container} may run as an account of the host: set {wanted}",
  },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        runAsUser: «1000»",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        runAsUser: 10001",
      message: "low",
    },
  ],
  on: {
    Container: (container, { options }) => lowId(container, container.user, "runAsUser", options.above),
  },
});
