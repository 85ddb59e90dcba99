import type { Problem } from "../../nodes/problem.ts";
import { type SchemaFault, type SchemaReading, schemaFaults } from "../../syntax/schema/check.ts";
import type { SchemaType } from "../../syntax/schema/json-schema.ts";
import { entryOf, get, type YamlEntry, type YamlNode, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { lookUp } from "../../text/look-up.ts";
import { suggestion } from "../../text/nearest.ts";
import { goYaml } from "../yaml.ts";
import { isWhole } from "./path.ts";
import { problem } from "./problems.ts";
import { composeSchema } from "./schema.ts";

/** What Compose rejects in a file for its keys and the forms of their values: of a file of version 1 the first key. */
export function structureProblems(root: YamlNode, path: string): readonly Problem[] {
  if (root.type !== "map") return [problem("structure", "A Compose file must be a mapping", root.span)];
  const faults = schemaFaults(root, composeSchema(), reading);
  if (!entryOf(root, "services") && !entryOf(root, "include")) {
    const first = faults.find(({ type, path }) => type === "unknown-key" && path.length === 0);
    const entry = root.entries.find(({ key }) => key.contentSpan === first?.span);
    if (entry) return [isService(entry) ? misplaced(entry) : toProblem(first as SchemaFault)];
  }
  const counted = faults.filter(
    (fault) => !isToldElsewhere(fault) && (!isGap(fault) || mustBeWhole(fault, root, path)),
  );
  const places = new Map(counted.map((fault) => [fault.span.start, toProblem(fault)]));
  return [...places.values()];
}

/** How Compose types what stands in a file: as version 3 of go-yaml, after variables are replaced by text. */
const reading: SchemaReading = {
  typesOf({ value, style }) {
    if (value.includes("$")) return ["string", "number", "integer", "boolean"];
    if (style !== "plain") return ["string"];
    if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(value)) return ["boolean"];
    const number = goYaml.number(value, true);
    if (number === undefined) return ["string"];
    return Number.isInteger(number) ? ["integer", "number"] : ["number"];
  },
  isKnown: ({ value }: YamlScalar) => !value.includes("$"),
  // Keys of one's own, and merge keys that could not be followed; what is reset is as if it were not there.
  ignores: ({ key: { value }, tag }) => value.startsWith("x-") || value === "<<" || tag === "!reset",
};

/** Before services had a key of their own, each was one. */
function isService({ value }: YamlEntry): boolean {
  return entryOf(value, "image") !== undefined || entryOf(value, "build") !== undefined;
}

function misplaced({ key }: YamlEntry): Problem {
  const message = `A Compose file has no top-level key ${key.value}: put services under the key services`;
  return problem("structure", message, key.contentSpan);
}

/** A service that is no mapping is one whatever the file is called. */
function isToldElsewhere({ type, path: [top, ...below] }: SchemaFault): boolean {
  return type === "form" && top === "services" && below.length < 2;
}

/** Something missing, which another file or another service may give. */
function isGap(fault: SchemaFault): boolean {
  return fault.type === "missing-key" || (fault.type === "form" && fault.given === undefined);
}

function mustBeWhole({ path: [top, name] }: SchemaFault, root: YamlNode, path: string): boolean {
  const service = top === "services" && name !== undefined ? get(get(root, "services"), name) : undefined;
  return isWhole(path) && !entryOf(service, "extends");
}

function toProblem(fault: SchemaFault): Problem {
  return problem("structure", messageOf(fault), fault.span);
}

function messageOf(fault: SchemaFault): string {
  const what = nameOf(fault.path);
  switch (fault.type) {
    case "unknown-key":
      if (fault.named) return `${fault.key} is not a valid name: use letters, digits, periods, underscores and dashes`;
      return `${what} has no ${fault.path.length === 0 ? "top-level key" : "key"} ${fault.key}${suggestion(fault.key, fault.allowed)}`;
    case "missing-key":
      return `${what} has no ${fault.key}: add it`;
    case "form": {
      const forms = formsOf(fault.wanted);
      if (!fault.given) return `${what} has no value: it must be ${forms}`;
      const quote = fault.given.type === "scalar" && fault.wanted.includes("string") ? ": quote it" : "";
      return `${what} must be ${forms}${quote}`;
    }
    case "value":
      return `${what} must be ${listed(fault.allowed)}${suggestion(fault.value, fault.allowed)}`;
    case "pattern":
      return `"${fault.value}" is not a valid ${fault.path.at(-1)}`;
    case "range":
      return `${what} must be ${rangeOf(fault)}`;
  }
}

const sections: Readonly<Record<string, string>> = {
  services: "A service",
  networks: "A network",
  volumes: "A volume",
  secrets: "A secret",
  configs: "A config",
  models: "A model",
};

/** What a fault is in, as a message begins with it. */
function nameOf(path: readonly string[]): string {
  const last = path.at(-1);
  if (last === undefined) return "A Compose file";
  if (path.length === 2) return lookUp(sections, path[0] as string) ?? last;
  return /^\d+$/.test(last) ? `An entry of ${path.at(-2)}` : last;
}

const forms: readonly (readonly [type: SchemaType, words: string])[] = [
  ["string", "a string"],
  ["array", "a list"],
  ["object", "a mapping"],
  ["number", "a number"],
  ["integer", "an integer"],
  ["boolean", "true or false"],
];

function formsOf(types: readonly SchemaType[]): string {
  return listed(forms.flatMap(([type, words]) => (types.includes(type) ? words : [])));
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function rangeOf({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): string {
  if (minimum === undefined) return `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
}
