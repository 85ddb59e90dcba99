import { defineRule } from "../../src/author.ts";

export default defineRule({
  id: "unique-env-names",
  summary: "A variable of a container is set once",
  why: "The last one counts, whatever the others say; applied with `kubectl apply --server-side`, a manifest with both is rejected.",
  topic: "containers",
  category: "correctness",
  severity: "warning",
  kinds: ["kubernetes"],
  recommended: true,
  reference: "https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/",
  aliases: { "kube-linter": ["duplicate-env-var"], "kube-score": ["environment-variable-key-duplication"] },
  messages: { twice: "{name} is set again: only this value counts" },
  examples: [
    {
      bad: 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n      env:\n        - {name: PORT, value: "80"}\n        - {name: «PORT», value: "8080"}',
      good: 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n      env:\n        - {name: PORT, value: "8080"}',
    },
  ],
  on: {
    *Container({ environment }) {
      const first = new Map<string, (typeof environment)[number]>();
      for (const variable of environment) {
        const { name, nameSpan } = variable;
        const earlier = first.get(name);
        if (!earlier) first.set(name, variable);
        else
          yield {
            at: nameSpan,
            message: "twice",
            data: { name },
            related: [{ at: earlier.nameSpan, message: "It is set here before" }],
          };
      }
    },
  },
});
