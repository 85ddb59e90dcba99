import type { Mount } from "../../nodes/mount.ts";
import type { Place } from "../../nodes/place.ts";
import { type Fact, known, knownValue, type Lookup, type Unknown, unknownFact } from "../../syntax/fact.ts";
import { hasHole, hole, type Template, templateOf } from "../../syntax/template.ts";
import { scalarAt, type YamlNode, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { booleanOf } from "../yaml.ts";
import { itemsIn, type Layers, lastOfEach } from "./layers.ts";
import { readingWith } from "./reading.ts";
import { factOf } from "./value.ts";

type Parts = Pick<Mount, "mountType" | "source" | "target" | "readOnly">;

/** What is mounted in a container: volumes, tmpfs, and secrets and configs, which become files. A later one takes a path over. */
export function mountsOf(layers: Layers, place: Place, lookup: Lookup): readonly Mount[] {
  const read = (key: string, parts: (node: YamlNode) => Parts): readonly Mount[] =>
    itemsIn(layers, key).map((node) => ({ type: "Mount", span: node.span, place, ...parts(node) }));
  const mounts = [
    ...read("volumes", (node) =>
      node.type === "scalar" ? shortVolume(factOf(node, lookup)) : longVolume(node, lookup),
    ),
    ...read("tmpfs", (node) =>
      tmpfsMount(node.type === "scalar" ? factOf(node, lookup) : unknownFact("it is not a tmpfs mount")),
    ),
    ...read("secrets", (node) => file("secret", node, "/run/secrets/", lookup)),
    ...read("configs", (node) => file("config", node, "/", lookup)),
  ];
  return layers.length > 1 ? lastOfEach(mounts, ({ target }) => knownValue(target)) : mounts;
}

/**
 * `[source:]target[:options]`, as compose-go reads it (format/volume.go). The colon of a drive belongs to its path; a
 * variable is taken to hold no colon but such a one.
 */
function shortVolume(spec: Fact<string>): Parts {
  const template = templateOf(spec);
  const missing = unknownFact(spec.known ? "it is not a volume" : spec.reason);
  if (template === undefined || (!spec.known && !template.includes(":"))) {
    return { mountType: missing, source: missing, target: missing, readOnly: missing };
  }
  const sections = volumeSections(template);
  const [source, target, options = ""] = sections.length > 1 ? sections : [undefined, sections[0] ?? ""];
  return {
    mountType: source === undefined ? known("volume") : sourceType(source, missing),
    source: source === undefined ? undefined : partFact(source, missing),
    target: partFact(target ?? "", missing),
    readOnly: hasHole(options) ? missing : known(isReadOnly(options)),
  };
}

/** The parts between colons. A text of two characters is a target, whatever they are. */
function volumeSections(template: Template): readonly string[] {
  if (template.length <= 2) return [template];
  const sections: string[] = [];
  for (const part of template.split(":")) {
    const last = sections.at(-1);
    if (last !== undefined && /^[a-z]$/i.test(last)) sections[sections.length - 1] = `${last}:${part}`;
    else sections.push(part);
  }
  return sections;
}

function sourceType(source: Template, missing: Unknown): Fact<string> {
  if (source.startsWith(hole)) return missing;
  return known(/^(?:[./~]|\\\\|[a-z]:)/i.test(source) ? "bind" : "volume");
}

function partFact(part: Template, missing: Unknown): Fact<string> {
  return hasHole(part) ? unknownFact(missing.reason, [], part === hole ? undefined : part) : known(part);
}

/** The last word counts. */
function isReadOnly(options: string): boolean {
  return options.split(",").findLast((option) => option === "ro" || option === "rw") === "ro";
}

function longVolume(node: YamlNode, lookup: Lookup): Parts {
  const readOnly = scalarAt(node, "read_only");
  return {
    mountType: field(node, "type", lookup) ?? unknownFact("the volume has no type"),
    source: field(node, "source", lookup),
    target: field(node, "target", lookup),
    readOnly: readOnly ? (booleanOf(readOnly, readingWith(lookup)) ?? notBoolean(readOnly)) : known(false),
  };
}

function notBoolean({ value }: YamlScalar): Unknown {
  return unknownFact(`${value} is not a boolean`);
}

/** `target[:options]`. */
function tmpfsMount(spec: Fact<string>): Parts {
  const template = templateOf(spec) ?? hole;
  const missing = unknownFact(spec.known ? "it is not a tmpfs mount" : spec.reason);
  const [target = "", options = ""] = template.split(":");
  return {
    mountType: known("tmpfs"),
    source: undefined,
    target: partFact(target, missing),
    readOnly: hasHole(template) ? missing : known(isReadOnly(options)),
  };
}

/** A secret or a config: a name, or a map with a target, which is relative to where they all are. */
function file(type: string, node: YamlNode, directory: string, lookup: Lookup): Parts {
  const source = node.type === "scalar" ? factOf(node, lookup) : field(node, "source", lookup);
  const target = field(node, "target", lookup) ?? source;
  return { mountType: known(type), source, target: target && under(target, directory), readOnly: known(true) };
}

function under(target: Fact<string>, directory: string): Fact<string> {
  if (target.known) return known(target.value.startsWith("/") ? target.value : directory + target.value);
  const { template } = target;
  const isRelative = template !== undefined && !template.startsWith(hole) && !template.startsWith("/");
  return unknownFact(target.reason, [], isRelative ? directory + template : template);
}

function field(node: YamlNode, name: string, lookup: Lookup): Fact<string> | undefined {
  const scalar = scalarAt(node, name);
  return scalar && factOf(scalar, lookup);
}
