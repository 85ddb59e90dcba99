import type { Problem } from "../../nodes/problem.ts";
import { SchemaCheck, type SchemaFault, type SchemaReading } from "../../syntax/schema/check.ts";
import type { SchemaType } from "../../syntax/schema/json-schema.ts";
import { faultMessage, placeName } from "../../syntax/schema/messages.ts";
import { isPlain, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { lookUp } from "../../text/look-up.ts";
import { goYaml } from "../yaml.ts";
import type { KubernetesObject } from "./nodes.ts";
import { placeholders } from "./reading.ts";
import { definitionOf, workloadsSchema } from "./schema.ts";

/**
 * What the API server rejects in workloads for their keys and the forms of their values. Patches lack what the object
 * has that they are for: of what is missing only that counts without which they would not say for which entry they are.
 */
export function structureProblems(objects: readonly KubernetesObject[]): readonly Problem[] {
  const check = new SchemaCheck(workloadsSchema(), reading);
  const problems = objects.flatMap((object) => {
    const definition = definitionOf(object);
    const faults = definition ? check.faults(object.node, definition) : [];
    return faults
      .filter((fault) => fault.type !== "missing-key" || isMergeKey(fault))
      .map((fault) => toProblem(fault, object));
  });
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** How the API server types what stands in a manifest: as version 2 of go-yaml, after tools have filled in the rest. */
const reading: SchemaReading = {
  typesOf(scalar) {
    const { value } = scalar;
    if (!isKnown(scalar)) return all;
    if (!isPlain(scalar)) return ["string"];
    if (/^(?:~|null|Null|NULL)?$/.test(value)) return ["null"];
    // Readers of YAML 1.1 do not agree on single letters.
    if (/^[yYnN]$/.test(value)) return ["boolean", "string"];
    if (goYaml.boolean(value, true) !== undefined) return ["boolean"];
    const number = goYaml.number(value, true);
    if (number === undefined) return ["string"];
    return Number.isInteger(number) ? ["integer", "number"] : ["number"];
  },
  isKnown,
  // Orders of a patch, and merge keys that could not be followed.
  ignores: ({ key }) => key.value.startsWith("$") || key.value === "<<" || !isKnown(key),
};

const all: readonly SchemaType[] = ["object", "array", "string", "number", "integer", "boolean", "null"];

function isKnown({ value }: YamlScalar): boolean {
  return placeholders(value).fact.known;
}

/** By which key of its entries a list is merged with another, as the API's `x-kubernetes-patch-merge-key` has it. */
const mergeKeys: Readonly<Record<string, string>> = {
  containers: "name",
  initContainers: "name",
  ephemeralContainers: "name",
  env: "name",
  volumes: "name",
  volumeMounts: "mountPath",
  volumeDevices: "devicePath",
  imagePullSecrets: "name",
};

function isMergeKey({ path, key }: SchemaFault & { readonly type: "missing-key" }): boolean {
  return lookUp(mergeKeys, path.at(-2) ?? "") === key;
}

function toProblem(fault: SchemaFault, { kind }: KubernetesObject): Problem {
  const what = fault.path.length === 0 ? `A ${kind}` : placeName(fault.path);
  return { type: "Problem", code: "structure", message: faultMessage(fault, what), span: fault.span };
}
