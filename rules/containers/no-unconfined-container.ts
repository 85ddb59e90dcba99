import { defineRule, unknown } from "../../src/author.ts";

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
    trivy: ["KSV-0002", "KSV-0104"],
    semgrep: ["seccomp-confinement-disabled", "selinux-separation-disabled"],
    kics: ["404fde2c-bc4b-4371-9747-7054132ac953"],
  },
  options: {
    default: {
      type: "array",
      items: { type: "string", enum: ["seccomp", "AppArmor"] },
      default: [],
      description:
        "Modules for which no other profile will do than the runtime's own, not one of the project either, which may allow more.",
    },
  },
  messages: {
    unconfined: "The container runs without a profile of {module}: remove the setting",
    other: "The container runs with the profile {profile} of {module}: use that of the runtime",
    unlabelled: "The container runs without the label by which SELinux confines it: remove the setting",
  },
  examples: [
    {
      kind: "kubernetes",
      bad: "kind: Pod\nspec:\n  securityContext:\n    seccompProfile:\n      type: «Unconfined»\n  containers:\n    - name: app\n      image: example.com/app:1",
      good: "kind: Pod\nspec:\n  securityContext:\n    seccompProfile:\n      type: RuntimeDefault\n  containers:\n    - name: app\n      image: example.com/app:1",
      message: "unconfined",
    },
    {
      kind: "compose",
      bad: "services:\n  app:\n    image: example.com/app:1\n    security_opt:\n      - «apparmor:unconfined»",
      good: "services:\n  app:\n    image: example.com/app:1\n    security_opt:\n      - apparmor:docker-default",
      message: "unconfined",
    },
    {
      kind: "compose",
      bad: "services:\n  app:\n    image: example.com/app:1\n    security_opt:\n      - «label:disable»",
      message: "unlabelled",
    },
  ],
  on: {
    *Container({ security: { seccomp, apparmor, selinux } }, { options }) {
      if (selinux && !selinux.value.known) yield unknown(selinux.valueSpan, selinux.value.reason);
      else if (selinux?.value.known && selinux.value.value === "disable")
        yield { at: selinux.valueSpan, message: "unlabelled" };

      const found = [
        ["seccomp", seccomp],
        ["AppArmor", apparmor],
      ] as const;
      for (const [module, setting] of found) {
        if (!setting) continue;
        const { value, valueSpan: at } = setting;
        if (!value.known) yield unknown(at, value.reason);
        else if (value.value.toLowerCase() === "unconfined") yield { at, message: "unconfined", data: { module } };
        else if (options.default.includes(module) && !isOfRuntime(value.value))
          yield { at, message: "other", data: { module, profile: value.value } };
      }
    },
  },
});

/** As Kubernetes and Docker call their own. */
function isOfRuntime(profile: string): boolean {
  return /^(?:default|builtin|docker-default)$/.test(profile);
}
