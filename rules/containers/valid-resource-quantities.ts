import {
  defineRule,
  type ProposedFix,
  replace,
  report,
  type Span,
  type YamlNode,
  type YamlScalar,
} from "../../src/author.ts";
import { at, isQuantitySuffix, quantityOf } from "../../src/kit.ts";

export default defineRule({
  id: "valid-resource-quantities",
  summary: "Requests and limits are amounts that Kubernetes takes, and takes as they are meant",
  why:
    "The API server rejects an amount with another unit than its own, such as `512MB`, and a request above its limit. It " +
    "takes `512m` of memory for half a byte, with which no container starts: `m` is a thousandth, `M` a million and `Mi` " +
    "1,048,576.",
  topic: "containers",
  category: "correctness",
  severity: "error",
  kinds: ["kubernetes"],
  fix: "unsafe",
  recommended: true,
  reference:
    "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes",
  messages: {
    unit: "{written} is not a quantity of Kubernetes: write {wanted}",
    thousandths: "{written} is {number} thousandths of a byte: write {wanted}",
    bytes: "{written} is a number of bytes, with which no container starts: write {wanted}",
    above: "The request of {resource} is above the limit of {limit}: Kubernetes rejects it",
  },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        limits:\n          memory: «512m»",
      fixedUnsafe:
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        limits:\n          memory: 512Mi",
      message: "thousandths",
    },
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        requests:\n          memory: «1GB»",
      fixedUnsafe:
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        requests:\n          memory: 1G",
      message: "unit",
    },
    {
      title: "Only one of the two was changed",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        requests: {cpu: «500m»}\n        limits: {cpu: 200m}",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      resources:\n        requests: {cpu: 200m}\n        limits: {cpu: 500m}",
      message: "above",
    },
  ],
  *check({ pods, objects }) {
    for (const { spec } of pods) {
      for (const way of resourcesOfPods) for (const { value } of at(spec, way)) yield* judgedResources(value);
      for (const { value } of at(spec, "volumes.*.emptyDir.sizeLimit")) yield misread(value, "storage");
    }
    for (const { node } of objects)
      for (const { value } of at(node, "spec.volumeClaimTemplates.*.spec.resources")) yield* judgedResources(value);
  },
});

const resourcesOfPods = ["containers.*.resources", "initContainers.*.resources", "resources"];

function* judgedResources(resources: YamlNode | undefined) {
  const limits = new Map(at(resources, "limits.*").map(({ name, value }) => [name, value]));
  for (const [resource, limit] of limits) yield misread(limit, resource) ?? tiny(limit, resource);
  for (const { name: resource, value: request } of at(resources, "requests.*")) {
    const fault = misread(request, resource);
    yield fault ?? aboveLimit(resource, request, limits.get(resource));
  }
}

function aboveLimit(resource: string, request: YamlNode | undefined, limit: YamlNode | undefined) {
  if (request?.type !== "scalar" || limit?.type !== "scalar") return undefined;
  const [asked, allowed] = [quantityOf(request.value), quantityOf(limit.value)];
  if (asked === undefined || allowed === undefined || asked <= allowed) return undefined;
  return report(request.contentSpan, "above", {
    data: { resource, limit: limit.value },
    related: [{ at: limit.contentSpan, message: "The limit is set here" }],
  });
}

const mebibyte = 1024 * 1024;

const inBytes = /^(?:memory|storage|ephemeral-storage|hugepages-.+)$/;

/** An amount whose letters are not a unit, or not the one that is meant. */
function misread(amount: YamlNode | undefined, resource: string) {
  if (amount?.type !== "scalar") return undefined;
  const [, number = "", suffix = ""] = /^(\d+(?:\.\d+)?) ?([A-Za-z]+)$/.exec(amount.value) ?? [];
  if (number === "") return undefined;
  const isOfBytes = inBytes.test(resource);
  if (!isQuantitySuffix(suffix) || amount.value !== number + suffix)
    return wrong(amount, "unit", number, isOfBytes ? unitOfBytes(suffix) : suffix.startsWith("m") ? "m" : "");
  // The API server itself writes 1.2Gi as 1288490188800m.
  const isMeant = suffix !== "m" || !isOfBytes || Number(number) >= 1000 * mebibyte;
  return isMeant ? undefined : wrong(amount, "thousandths", number, "Mi");
}

/** One letter is a unit of Docker, which counts by 1,024 as those with an i do. */
function unitOfBytes(suffix: string): string | undefined {
  const [, letter, isBinary, isByte] = /^([kmgtpe])(i?)(b?)$/i.exec(suffix) ?? [];
  if (letter === undefined) return /^b(?:ytes)?$/i.test(suffix) ? "" : undefined;
  if (isBinary || !isByte) return `${letter.toUpperCase()}i`;
  return letter === "k" || letter === "K" ? "k" : letter.toUpperCase();
}

function tiny(limit: YamlNode | undefined, resource: string) {
  if (limit?.type !== "scalar" || resource !== "memory" || !/^[1-9]\d{0,6}$/.test(limit.value)) return undefined;
  return Number(limit.value) < mebibyte ? wrong(limit, "bytes", limit.value, "Mi") : undefined;
}

function wrong(
  { value: written, contentSpan }: YamlScalar,
  message: "unit" | "thousandths" | "bytes",
  number: string,
  unit: string | undefined,
) {
  const wanted = unit === undefined ? "a number with a unit such as Mi" : number + unit;
  return report(contentSpan, message, { data: { written, number, wanted }, fixes: fix(contentSpan, number, unit) });
}

function fix(span: Span, number: string, unit: string | undefined): ProposedFix | undefined {
  if (unit === undefined) return undefined;
  const wanted = number + unit;
  return { title: `Write ${wanted}, if that is meant`, safe: false, effect: "none", edits: replace(span, wanted) };
}
