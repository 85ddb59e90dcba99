import { defineRule, type ProposedFix, replace, type Span, unknown } from "../../src/author.ts";
import { ownerName } from "../../src/kit.ts";

export default defineRule({
  id: "no-privileged-container",
  summary: "No container is privileged",
  why: "A privileged container has every capability, every device of the host and no confinement: an attacker in it is root on the host.",
  topic: "containers",
  category: "security",
  severity: "error",
  fix: "unsafe",
  recommended: true,
  cwe: [250],
  cis: ["5.5"],
  precision: "very-high",
  reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  aliases: {
    trivy: ["KSV-0017"],
    checkov: ["CKV_K8S_16"],
    "kube-linter": ["privileged-container"],
    "kube-score": ["container-security-context-privileged"],
    semgrep: ["privileged-service", "privileged-container"],
    kics: ["ae5b6871-7f45-42e0-bb4c-ab300c4d2026"],
    datree: ["CONTAINERS_INCORRECT_PRIVILEGED_VALUE_TRUE"],
  },
  messages: { privileged: "{container} is privileged, which makes it root on the host: grant only what it needs" },
  examples: [
    {
      kind: "kubernetes",
      bad: "kind: Pod\nspec:\n  containers:\n    - name: agent\n      image: example.com/agent:1\n      securityContext:\n        privileged: «true»",
      fixedUnsafe:
        "kind: Pod\nspec:\n  containers:\n    - name: agent\n      image: example.com/agent:1\n      securityContext:\n        privileged: false",
      good: "kind: Pod\nspec:\n  containers:\n    - name: agent\n      image: example.com/agent:1\n      securityContext:\n        capabilities:\n          add: [NET_ADMIN]",
    },
    {
      kind: "compose",
      bad: "services:\n  agent:\n    image: example.com/agent:1\n    privileged: «true»",
      fixedUnsafe: "services:\n  agent:\n    image: example.com/agent:1\n    privileged: false",
      good: "services:\n  agent:\n    image: example.com/agent:1\n    cap_add: [NET_ADMIN]",
    },
  ],
  on: {
    Container({ place, security: { privileged } }, { source }) {
      if (!privileged) return;
      const { value, valueSpan } = privileged;
      if (!value.known) return unknown(valueSpan, value.reason);
      if (!value.value) return;
      const data = { container: ownerName(place) };
      return { at: valueSpan, message: "privileged", data, fixes: fix(valueSpan, source.text) };
    },
  },
});

function fix(span: Span, text: string): ProposedFix | undefined {
  // A value with a variable in it is not ours to replace.
  if (text.slice(span.start, span.end).includes("$")) return undefined;
  const title = "Take its privileges, without which it may fail";
  return { title, safe: false, effect: "none", edits: replace(span, "false") };
}
