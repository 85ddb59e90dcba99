import { defineRule, type ProposedFix, replace, type Setting, unknown } from "../../src/author.ts";
import { ownerName, quantityOf } from "../../src/kit.ts";

export default defineRule({
  id: "requests-equal-limits",
  summary: "A container asks for as much as it is allowed to use",
  why:
    "A pod whose containers ask for their limits is of the class Guaranteed: it is the last to be evicted from a node that " +
    "runs out of memory, and there is nothing that it may use but cannot rely on. What it costs is room that stands empty " +
    "while the pod needs less. A request that is not set is its limit.",
  topic: "containers",
  category: "maintainability",
  severity: "info",
  kinds: ["kubernetes"],
  fix: "unsafe",
  recommended: false,
  optIn: true,
  reference: "https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/",
  aliases: { "kube-score": ["container-resource-requests-equal-limits"] },
  options: {
    resources: {
      type: "array",
      items: { type: "string", enum: ["memory", "cpu", "ephemeral-storage"] },
      default: ["memory", "cpu"],
      description: "Of what the two must be equal.",
    },
  },
  messages: { less: "{container} asks for {request} of {resource} and may use {limit}: make the two equal" },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        requests: {memory: «128Mi»}\n        limits: {memory: 256Mi}",
      fixedUnsafe:
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        requests: {memory: 256Mi}\n        limits: {memory: 256Mi}",
    },
    {
      title: "Two spellings of one amount",
      good: 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        requests: {cpu: 500m}\n        limits: {cpu: "0.5"}',
    },
  ],
  on: {
    *Container({ place, security }, { options, source }) {
      const pairs = [
        ["memory", security.memoryRequest, security.memoryLimit],
        ["cpu", security.cpuRequest, security.cpuLimit],
        ["ephemeral-storage", security.storageRequest, security.storageLimit],
      ] as const;
      for (const [resource, request, limit] of pairs) {
        if (!options.resources.includes(resource) || !request || !limit) continue;
        const open = [request, limit].find(({ value }) => !value.known);
        if (open && !open.value.known) yield unknown(request.valueSpan, open.value.reason);
        const [asked, allowed] = [amountOf(request), amountOf(limit)];
        // What is above its limit is rejected.
        if (asked === undefined || allowed === undefined || asked >= allowed) continue;
        const written = ({ valueSpan: { start, end } }: Setting<string>) => source.text.slice(start, end);
        yield {
          at: request.valueSpan,
          message: "less",
          data: { container: ownerName(place), resource, request: written(request), limit: written(limit) },
          related: [{ at: limit.valueSpan, message: "The limit is set here" }],
          fixes: fix(request, written(limit)),
        };
      }
    },
  },
});

function amountOf({ value }: Setting<string>): bigint | undefined {
  return value.known ? quantityOf(value.value) : undefined;
}

function fix({ valueSpan }: Setting<string>, limit: string): ProposedFix {
  const title = `Ask for ${limit}, for which a node must have room`;
  return { title, safe: false, effect: "none", edits: replace(valueSpan, limit) };
}
