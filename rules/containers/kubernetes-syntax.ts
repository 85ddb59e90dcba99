import { defineRule } from "../../src/author.ts";

export default defineRule({
  id: "kubernetes-syntax",
  summary: "Kubernetes manifests are valid YAML",
  why: "What is not YAML is not applied, and of a key that stands twice one value is lost.",
  topic: "containers",
  category: "correctness",
  severity: "error",
  kinds: ["kubernetes"],
  recommended: true,
  precision: "very-high",
  reference: "https://kubernetes.io/docs/concepts/configuration/overview/",
  messages: { problem: "{problem}" },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\n  «name»: shop",
      good: "apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop",
    },
    { title: "Templates are left alone", good: "kind: Pod\nmetadata:\n  name: {{ .Values.name }}\n  name: app" },
  ],
  on: {
    Problem: (problem) => ({ at: problem, message: "problem", data: { problem: problem.message } }),
  },
});
