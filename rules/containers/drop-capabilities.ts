import { defineRule, unknown } from "../../src/author.ts";
import { notSaid } from "../../src/kit.ts";
import { usualCapabilities } from "../../src/knowledge/capabilities.ts";

export default defineRule({
  id: "drop-capabilities",
  summary: "Containers drop all capabilities, and add those that they need",
  why: "Even without asking a container has a dozen of root's rights, among them to forge packets and to change owners.",
  topic: "containers",
  category: "security",
  severity: "info",
  recommended: false,
  cwe: [250],
  cis: ["5.4"],
  reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  aliases: {
    trivy: ["KSV-0003", "KSV-0004", "KSV-0106"],
    checkov: ["CKV_K8S_28", "CKV_K8S_37"],
    "kube-linter": ["drop-net-raw-capability"],
  },
  messages: { kept: "{container} keeps the usual capabilities: set {wanted} and add those that it needs" },
  examples: [
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «app»\n      image: example.com/app:1\n      securityContext:\n        capabilities:\n          drop: [NET_RAW]",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        capabilities:\n          drop: [all]",
    },
    {
      kind: "compose",
      bad: "services:\n  «app»:\n    image: example.com/app:1",
      good: "services:\n  app:\n    image: example.com/app:1\n    cap_drop: [ALL]",
    },
  ],
  on: {
    Container(container) {
      const { security, notation } = container;
      const dropped = security.droppedCapabilities.map(({ value }) => value);
      const names = new Set(dropped.map((value) => value.known && value.value));
      if (names.has("ALL") || usualCapabilities.every((name) => names.has(name))) return;
      const open = dropped.find((value) => !value.known);
      if (open && !open.known) return unknown(security.missingAt, open.reason);
      return notSaid(container, "kept", notation.dropCapabilities);
    },
  },
});
