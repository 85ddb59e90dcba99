import { defineRule, type Span, unknown } from "../../src/author.ts";

export default defineRule({
  id: "no-unconfined-container",
  summary: "Containers are confined by seccomp and AppArmor",
  why: "The usual profiles keep a process from system calls and files that no application needs and many ways out of a container use.",
  topic: "containers",
  category: "security",
  severity: "warning",
  recommended: false,
  cwe: [693],
  cis: ["5.2", "5.22"],
  precision: "very-high",
  reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  aliases: {
    trivy: ["KSV-0104"],
    semgrep: ["seccomp-confinement-disabled"],
    kics: ["404fde2c-bc4b-4371-9747-7054132ac953"],
  },
  messages: { unconfined: "The container runs without a profile of {module}: remove the setting" },
  examples: [
    {
      kind: "kubernetes",
      bad: "kind: Pod\nspec:\n  securityContext:\n    seccompProfile:\n      type: «Unconfined»\n  containers:\n    - name: app\n      image: example.com/app:1",
      good: "kind: Pod\nspec:\n  securityContext:\n    seccompProfile:\n      type: RuntimeDefault\n  containers:\n    - name: app\n      image: example.com/app:1",
    },
    {
      kind: "compose",
      bad: "services:\n  app:\n    image: example.com/app:1\n    security_opt:\n      - «apparmor:unconfined»",
      good: "services:\n  app:\n    image: example.com/app:1\n    security_opt:\n      - apparmor:docker-default",
    },
  ],
  on: {
    Container({ security: { seccomp, apparmor } }) {
      const found = [
        ["seccomp", seccomp],
        ["AppArmor", apparmor],
      ] as const;
      return found.map(([module, setting]) => {
        if (!setting) return undefined;
        const at: Span = setting.valueSpan;
        if (!setting.value.known) return unknown(at, setting.value.reason);
        if (setting.value.value.toLowerCase() !== "unconfined") return undefined;
        return { at, message: "unconfined", data: { module } };
      });
    },
  },
});
