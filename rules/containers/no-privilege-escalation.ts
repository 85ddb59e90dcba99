import { defineRule, type ProposedFix, replace, type Span, unknown } from "../../src/author.ts";
import { notSaid, ownerName } from "../../src/kit.ts";

export default defineRule({
  id: "no-privilege-escalation",
  summary: "No process of a container gains rights that its parent does not have",
  why: "A program that is setuid root, such as `su`, makes root of any user. Few applications need one.",
  topic: "containers",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  recommended: false,
  cwe: [250],
  cis: ["5.26"],
  reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  aliases: {
    trivy: ["KSV-0001"],
    checkov: ["CKV_K8S_20"],
    "kube-linter": ["privilege-escalation-container"],
    semgrep: ["allow-privilege-escalation", "allow-privilege-escalation-no-securitycontext", "no-new-privileges"],
    kics: ["27fcc7d6-c49b-46e0-98f1-6c082a6a2750", "610e266e-6c12-4bca-9925-1ed0cd29742b"],
    datree: ["CONTAINERS_MISSING_KEY_ALLOWPRIVILEGEESCALATION"],
  },
  messages: { allowed: "{container} lets processes gain rights: set {wanted}" },
  examples: [
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «app»\n      image: example.com/app:1",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        allowPrivilegeEscalation: false",
    },
    {
      kind: "compose",
      bad: "services:\n  «app»:\n    image: example.com/app:1",
      good: 'services:\n  app:\n    image: example.com/app:1\n    security_opt: ["no-new-privileges:true"]',
    },
  ],
  on: {
    Container(container, { source }) {
      const { place, security, notation } = container;
      const wanted = notation.noPrivilegeEscalation;
      if (!security.privilegeEscalation) return notSaid(container, "allowed", wanted);
      const { value, valueSpan } = security.privilegeEscalation;
      if (!value.known) return unknown(valueSpan, value.reason);
      if (!value.value || wanted === undefined) return;
      const data = { container: ownerName(place), wanted };
      return { at: valueSpan, message: "allowed", data, fixes: fix(valueSpan, source.text) };
    },
  },
});

/** Where the setting is a value of its own, rather than an option among others. */
function fix(span: Span, text: string): ProposedFix | undefined {
  if (text.slice(span.start, span.end) !== "true") return undefined;
  const title = "Forbid it, without which programs such as su and sudo fail";
  return { title, safe: false, effect: "none", edits: replace(span, "false") };
}
