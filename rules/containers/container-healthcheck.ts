import { type Container, defineRule, type Knowledge, knownValue, unknown } from "../../src/author.ts";
import { notSaid } from "../../src/kit.ts";

export default defineRule({
  id: "container-healthcheck",
  summary: "The health of a container is checked",
  why: "Without a check a container that hangs counts as one that works, and gets requests before it can answer them.",
  topic: "containers",
  category: "correctness",
  severity: "info",
  recommended: false,
  cis: ["5.27"],
  reference: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
  aliases: {
    checkov: ["CKV_K8S_8", "CKV_K8S_9"],
    "kube-linter": ["no-liveness-probe", "no-readiness-probe"],
    "kube-score": ["pod-probes"],
    kics: ["698ed579-b239-4f8f-a388-baa4bcb13ef8"],
  },
  messages: { unchecked: "{container} has no health check: add {wanted}" },
  examples: [
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «app»\n      image: example.com/app:1",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      readinessProbe:\n        httpGet: {path: /, port: 8080}",
    },
    {
      title: "What runs to its end needs none",
      kind: "kubernetes",
      good: "apiVersion: batch/v1\nkind: Job\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: example.com/app:1",
    },
    {
      kind: "compose",
      bad: "services:\n  «cache»:\n    image: redis:8",
      good: 'services:\n  cache:\n    image: redis:8\n    healthcheck:\n      test: ["CMD", "redis-cli", "ping"]',
    },
  ],
  on: {
    Container(container, { knowledge }) {
      const { healthcheck, runsOnce, notation, security } = container;
      if (runsOnce || healthcheck?.replaces || healthcheck?.disabled) return;
      if (notation.imageChecksHealth) {
        const checks = imageChecks(container, knowledge);
        if (checks) return;
        if (checks === undefined) return unknown(security.missingAt, "the image may have a HEALTHCHECK");
      }
      return notSaid(container, "unchecked", notation.healthcheck);
    },
  },
});

/** Whether the image brings a check; undefined where that is not known. */
function imageChecks({ image }: Container, knowledge: Knowledge): boolean | undefined {
  const reference = image && knownValue(image.reference);
  return reference && knowledge.baseImage(reference.name, reference.tag, reference.digest)?.healthcheck;
}
