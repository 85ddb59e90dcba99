import { defineRule } from "../../src/author.ts";
import { notSaid } from "../../src/kit.ts";

export default defineRule({
  id: "seccomp-profile",
  summary: "Pods ask for a seccomp profile",
  why: "Kubernetes runs containers without one unless the kubelet or the pod says otherwise; Docker does not.",
  topic: "containers",
  category: "security",
  severity: "info",
  recommended: false,
  cwe: [693],
  cis: ["5.22"],
  reference: "https://kubernetes.io/docs/tutorials/security/seccomp/",
  aliases: {
    trivy: ["KSV-0030"],
    checkov: ["CKV_K8S_31"],
    "kube-score": ["container-seccomp-profile"],
    datree: ["CONTAINERS_INCORRECT_SECCOMP_PROFILE", "CIS_INVALID_VALUE_SECCOMP_PROFILE"],
  },
  messages: { missing: "{container} asks for no seccomp profile: set {wanted}" },
  examples: [
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «app»\n      image: example.com/app:1",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  securityContext:\n    seccompProfile:\n      type: RuntimeDefault\n  containers:\n    - name: app\n      image: example.com/app:1",
    },
    { title: "Docker has one by itself", kind: "compose", good: "services:\n  app:\n    image: example.com/app:1" },
  ],
  on: {
    Container(container) {
      const { security, notation } = container;
      if (notation.seccompProfile === undefined || security.seccomp) return;
      return notSaid(container, "missing", notation.seccompProfile);
    },
  },
});
