import { defineRule, unknown } from "../../src/author.ts";
import { notSaid } from "../../src/kit.ts";
import { isRoot } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "no-root-container",
  summary: "No container runs as root, and the cluster makes sure of it",
  why: "Root in a container is root on the host if it escapes. With `runAsNonRoot` Kubernetes does not start a container whose image would run as root.",
  topic: "containers",
  category: "security",
  severity: "warning",
  recommended: false,
  cwe: [250],
  reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  aliases: {
    trivy: ["KSV-0012", "KSV-0105"],
    checkov: ["CKV_K8S_23"],
    "kube-linter": ["run-as-non-root"],
    semgrep: ["run-as-non-root"],
    datree: ["CONTAINERS_INCORRECT_RUNASNONROOT_VALUE"],
  },
  messages: {
    root: "The container runs as root: give it another user",
    allowed: "The container may run as root: set {wanted}",
    unsaid: "{container} may run as root: set {wanted}",
  },
  examples: [
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «app»\n      image: example.com/app:1",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  securityContext:\n    runAsNonRoot: true\n  containers:\n    - name: app\n      image: example.com/app:1",
      message: "unsaid",
    },
    {
      kind: "kubernetes",
      bad: "kind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        runAsUser: «0»",
      good: "kind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        runAsUser: 10001",
      message: "root",
    },
    {
      kind: "compose",
      bad: "services:\n  app:\n    image: example.com/app:1\n    user: «root»",
      good: "services:\n  app:\n    image: example.com/app:1\n    user: 10001:10001",
      message: "root",
    },
  ],
  on: {
    Container(container) {
      const { user, security, notation } = container;
      if (user) {
        const { value, valueSpan } = user;
        if (!value.known) return unknown(valueSpan, value.reason);
        return isRoot(value.value) ? { at: valueSpan, message: "root" } : undefined;
      }
      // Compose leaves it to the image, which is its Dockerfile's to answer for.
      const wanted = notation.runAsNonRoot;
      if (wanted === undefined) return;
      if (!security.runAsNonRoot) return notSaid(container, "unsaid", wanted);
      const { value, valueSpan } = security.runAsNonRoot;
      if (!value.known) return unknown(valueSpan, value.reason);
      return value.value ? undefined : { at: valueSpan, message: "allowed", data: { wanted } };
    },
  },
});
