import { defineRule, unknown } from "../../src/author.ts";
import { notSaid, ownerName } from "../../src/kit.ts";

export default defineRule({
  id: "read-only-root",
  summary: "The root file system of a container is read-only",
  why: "What cannot be written cannot be replaced: an attacker has nowhere to put tools, and a container holds nothing that is lost with it.",
  topic: "containers",
  category: "security",
  severity: "info",
  recommended: false,
  cwe: [732],
  cis: ["5.13"],
  reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  aliases: {
    trivy: ["KSV-0014"],
    checkov: ["CKV_K8S_22"],
    "kube-linter": ["no-read-only-root-fs"],
    "kube-score": ["container-security-context-readonlyrootfilesystem"],
    semgrep: ["writable-filesystem-service", "writable-filesystem-container"],
    datree: ["CONTAINERS_INCORRECT_READONLYROOTFILESYSTEM_VALUE"],
  },
  messages: {
    writable: "{container} can write to its root file system: set {wanted}, with volumes for what it writes",
  },
  examples: [
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «app»\n      image: example.com/app:1",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        readOnlyRootFilesystem: true",
    },
    {
      kind: "compose",
      bad: "services:\n  app:\n    image: example.com/app:1\n    read_only: «false»",
      good: "services:\n  app:\n    image: example.com/app:1\n    read_only: true\n    tmpfs: /tmp",
    },
  ],
  on: {
    Container(container) {
      const { place, security, notation } = container;
      const wanted = notation.readOnlyRoot;
      if (!security.readOnlyRoot) return notSaid(container, "writable", wanted);
      const { value, valueSpan } = security.readOnlyRoot;
      if (!value.known) return unknown(valueSpan, value.reason);
      return value.value || wanted === undefined
        ? undefined
        : { at: valueSpan, message: "writable", data: { container: ownerName(place), wanted } };
    },
  },
});
