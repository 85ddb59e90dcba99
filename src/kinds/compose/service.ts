import type { Owner } from "../../nodes/place.ts";
import { knownValue } from "../../syntax/fact.ts";
import {
  asScalar,
  entryOf,
  get,
  itemsOf,
  scalarAt,
  type YamlEntry,
  type YamlNode,
  type YamlScalar,
} from "../../syntax/yaml/nodes.ts";
import { readBuild } from "./build.ts";
import type { Service } from "./nodes.ts";
import { buildPlace } from "./place.ts";
import { factOf } from "./value.ts";

/** Reads one entry of `services`. */
export function readService(
  { key, value: node, span }: YamlEntry,
  built: ReadonlySet<string>,
  source: string,
): Service {
  const owner: Owner = { type: "service", name: key.value, label: `service ${key.value}`, span };
  const building = entryOf(node, "build");
  const build = readBuild(building, buildPlace(owner), source);
  const image = scalarAt(node, "image");
  return {
    type: "Service",
    span,
    name: key,
    owner,
    node,
    builtImage: image && built.has(image.value) ? image : undefined,
    build,
    resetsBuild: building?.tag === "!reset",
    extends: extendedBy(node),
    profiles: itemsOf(get(node, "profiles")).filter((item) => item.type === "scalar"),
  };
}

/** What a service extends: a name alone is that of a service in the same file. */
export function extendedBy(node: YamlNode | undefined): Service["extends"] {
  const base = get(node, "extends");
  const service = asScalar(base) ?? scalarAt(base, "service");
  const text = (scalar: YamlScalar) => knownValue(factOf(scalar)) ?? scalar.value;
  const file = scalarAt(base, "file");
  return service && { service: text(service), file: file && text(file) };
}
