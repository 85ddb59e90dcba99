import { defineRule, unknown } from "../../src/author.ts";
import { allowedCapabilities } from "../../src/knowledge/capabilities.ts";

/** With one of these a process gets at the host, be it by a mount, a module, memory or another process. */
const likeRoot = new Set([
  "ALL",
  "SYS_ADMIN",
  "SYS_MODULE",
  "SYS_RAWIO",
  "SYS_PTRACE",
  "SYS_BOOT",
  "BPF",
  "DAC_READ_SEARCH",
]);

export default defineRule({
  id: "no-added-capabilities",
  summary: "Containers get no capabilities beyond the usual ones",
  why: "A capability is a part of root's rights. Some, such as `SYS_ADMIN`, are enough to leave the container.",
  topic: "containers",
  category: "security",
  severity: "warning",
  recommended: false,
  cwe: [250],
  cis: ["5.4"],
  reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  aliases: {
    trivy: ["KSV-0005", "KSV-0022", "KSV-0119", "KSV-0120"],
    checkov: ["CKV_K8S_25", "CKV_K8S_39"],
    kics: ["ce76b7d0-9e77-464d-b86f-c5c48e03e22d"],
    datree: ["CONTAINERS_INVALID_CAPABILITIES_VALUE"],
  },
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: allowedCapabilities,
      description: "Capabilities that may be added, without `CAP_`.",
    },
  },
  messages: { added: "The capability {capability} goes beyond those that containers usually have: remove it" },
  examples: [
    {
      kind: "kubernetes",
      bad: "kind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        capabilities:\n          add: [«NET_ADMIN»]",
      good: "kind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        capabilities:\n          add: [NET_BIND_SERVICE]\n          drop: [ALL]",
    },
    {
      kind: "compose",
      bad: "services:\n  app:\n    image: example.com/app:1\n    cap_add:\n      - «CAP_SYS_ADMIN»",
      good: "services:\n  app:\n    image: example.com/app:1\n    cap_add:\n      - chown",
      severity: "error",
    },
  ],
  on: {
    Container({ security }, { options, source }) {
      return security.addedCapabilities.map(({ valueSpan, value }) => {
        if (!value.known) return unknown(valueSpan, value.reason);
        const capability = value.value;
        if (options.allow.includes(capability)) return undefined;
        const severity = likeRoot.has(capability) ? "error" : "warning";
        const written = source.text.slice(valueSpan.start, valueSpan.end);
        const data = { capability: /^\w+$/.test(written) ? written : capability };
        return { at: valueSpan, message: "added", data, severity };
      });
    },
  },
});
