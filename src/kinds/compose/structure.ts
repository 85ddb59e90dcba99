import type { Problem } from "../../nodes/problem.ts";
import { type SchemaFault, type SchemaReading, schemaFaults } from "../../syntax/schema/check.ts";
import { faultMessage, placeName } from "../../syntax/schema/messages.ts";
import { entryOf, get, isPlain, type YamlEntry, type YamlNode, type YamlScalar } from "../../syntax/yaml/nodes.ts";
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
  typesOf(scalar) {
    const { value } = scalar;
    if (value.includes("$")) return ["string", "number", "integer", "boolean"];
    if (!isPlain(scalar)) return ["string"];
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
  if (fault.type === "unknown-key" && fault.named)
    return `${fault.key} is not a valid name: use letters, digits, periods, underscores and dashes`;
  const what = nameOf(fault.path);
  if (fault.type === "unknown-key" && fault.path.length === 0)
    return `${what} has no top-level key ${fault.key}${suggestion(fault.key, fault.allowed)}`;
  return faultMessage(fault, what);
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
  if (path.length === 0) return "A Compose file";
  const section = path.length === 2 ? lookUp(sections, path[0] as string) : undefined;
  return section ?? placeName(path);
}
