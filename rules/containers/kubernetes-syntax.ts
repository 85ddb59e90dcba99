import { defineRule } from "../../src/author.ts";

export default defineRule({
  id: "kubernetes-syntax",
  summary: "Kubernetes manifests are valid",
  why:
    "What is not YAML is not applied, and of a key that stands twice one value is lost. The API server rejects keys that a " +
    "workload does not have and values of another form; where an older client lets a key pass, it is dropped in silence.",
  topic: "containers",
  category: "correctness",
  severity: "error",
  kinds: ["kubernetes"],
  recommended: true,
  precision: "very-high",
  reference: "https://kubernetes.io/docs/concepts/configuration/overview/",
  aliases: { "kube-linter": ["schema-validation"] },
  messages: { problem: "{problem}" },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\n  «name»: shop",
      good: "apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop",
    },
    {
      title: "Keys and forms of workloads, as Kubernetes 1.37 has them",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      «imagePullPolice»: Always\n      image: nginx:1.27",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      imagePullPolicy: Always\n      image: nginx:1.27",
    },
    { title: "Templates are left alone", good: "kind: Pod\nmetadata:\n  name: {{ .Values.name }}\n  name: app" },
  ],
  on: {
    Problem: (problem) => ({ at: problem, message: "problem", data: { problem: problem.message } }),
  },
});
