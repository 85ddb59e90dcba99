import { defineRule, unknown } from "../../src/author.ts";

export default defineRule({
  id: "no-host-namespaces",
  summary: "No container shares a namespace of the host",
  why: "In the host's own namespaces a container reaches services that listen on localhost alone, sees and signals other processes, or reads their memory.",
  topic: "containers",
  category: "security",
  severity: "warning",
  recommended: true,
  cwe: [250],
  cis: ["5.10", "5.16", "5.17", "5.21", "5.31"],
  precision: "very-high",
  reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  aliases: {
    trivy: ["KSV-0008", "KSV-0009", "KSV-0010"],
    checkov: ["CKV_K8S_17", "CKV_K8S_18", "CKV_K8S_19"],
    "kube-linter": ["host-network", "host-pid", "host-ipc"],
    semgrep: ["hostnetwork-pod", "hostpid-pod", "hostipc-pod"],
    kics: [
      "071a71ff-f868-47a4-ac0b-3c59e4ab5443",
      "baa3890f-bed7-46f5-ab8f-1da8fc91c729",
      "4f31dd9f-2cc3-4751-9b53-67e4af83dac0",
      "8af7162d-6c98-482f-868e-0d33fb675ca8",
    ],
  },
  options: {
    allow: {
      type: "array",
      items: { type: "string", enum: ["network", "pid", "ipc", "user", "uts", "cgroup"] },
      default: [],
      description: "Namespaces that containers may share with the host.",
    },
  },
  messages: { shared: "The container shares the {namespace} namespace of the host: give it its own" },
  examples: [
    {
      kind: "kubernetes",
      bad: "kind: Pod\nspec:\n  «hostNetwork: true»\n  hostPID: false\n  containers:\n    - name: app\n      image: example.com/app:1",
      good: "kind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      ports:\n        - containerPort: 8080",
    },
    {
      kind: "compose",
      bad: "services:\n  app:\n    image: example.com/app:1\n    «network_mode: host»",
      good: 'services:\n  app:\n    image: example.com/app:1\n    ports: ["127.0.0.1:8080:8080"]',
    },
  ],
  on: {
    Container({ security }, { options }) {
      return security.hostNamespaces.map(({ span, value }) => {
        if (!value.known) return unknown(span, value.reason);
        if (options.allow.includes(value.value)) return undefined;
        return { at: span, message: "shared", data: { namespace: value.value } };
      });
    },
  },
});
