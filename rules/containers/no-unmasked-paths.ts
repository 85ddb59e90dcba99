import { defineRule, type ProposedFix, replace, type Span, unknown } from "../../src/author.ts";
import { ownerName } from "../../src/kit.ts";

export default defineRule({
  id: "no-unmasked-paths",
  summary: "Files of /proc and /sys that tell of the host stay hidden",
  why:
    "Runtimes hide files such as `/proc/kcore` and `/proc/keys` from containers, and let `/proc/sys` be read only. Without " +
    "that a process reads memory and keys of the host, and, as root, changes settings of its kernel.",
  topic: "containers",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  recommended: false,
  cwe: [668],
  precision: "very-high",
  reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#proc-access",
  aliases: { "kube-linter": ["unsafe-proc-mount"] },
  messages: { unmasked: "{container} sees all of /proc: remove the setting" },
  examples: [
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        procMount: «Unmasked»",
      fixedUnsafe:
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        procMount: Default",
    },
    {
      kind: "compose",
      bad: "services:\n  app:\n    image: example.com/app:1\n    security_opt:\n      - «systempaths=unconfined»",
      good: "services:\n  app:\n    image: example.com/app:1\n    security_opt:\n      - no-new-privileges",
    },
  ],
  on: {
    Container({ place, security: { unmaskedPaths } }, { source }) {
      if (!unmaskedPaths) return;
      const { value, valueSpan } = unmaskedPaths;
      if (!value.known) return unknown(valueSpan, value.reason);
      if (!value.value) return;
      const data = { container: ownerName(place) };
      return { at: valueSpan, message: "unmasked", data, fixes: fix(valueSpan, source.text) };
    },
  },
});

/** Where the setting is a value of its own, rather than an option among others. */
function fix(span: Span, text: string): ProposedFix | undefined {
  if (text.slice(span.start, span.end) !== "Unmasked") return undefined;
  const title = "Hide them, without which containers inside of the container fail";
  return { title, safe: false, effect: "none", edits: replace(span, "Default") };
}
