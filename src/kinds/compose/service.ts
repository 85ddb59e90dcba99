import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Place } from "../../nodes/place.ts";
import { known, unknownFact } from "../../syntax/fact.ts";
import { imageParts } from "../../syntax/image-parts.ts";
import { parseImageReference } from "../../syntax/image-reference.ts";
import {
  asScalar,
  get,
  itemsOf,
  scalarAt,
  type YamlEntry,
  type YamlNode,
  type YamlScalar,
} from "../../syntax/yaml/nodes.ts";
import { verbatim } from "../../text/offset-map.ts";
import { readBuild } from "./build.ts";
import { healthcheckOf, mountsOf } from "./healthcheck.ts";
import type { Service } from "./nodes.ts";
import { envVar, pairsOf } from "./pairs.ts";
import { ServicePlace } from "./place.ts";
import { portsOf } from "./ports.ts";
import { composeMapped, problem, type Reading, resolve, wholeValue } from "./value.ts";

/** Reads one entry of `services`. */
export function readService(entry: YamlEntry, built: ReadonlySet<string>, reading: Reading): Service {
  const { value: node } = entry;
  if (node && node.type !== "map") {
    reading.problems.push(problem("service", `The service ${entry.key.value} is no mapping`, entry.span));
  }
  const owner = { name: entry.key.value, span: entry.span };
  const places = (phase: "build" | "run") => new ServicePlace(owner, phase, () => service);
  const build = readBuild(get(node, "build"), places("build"), reading);
  const image = scalarAt(node, "image");
  const base = extendedBy(node);
  const ours = image && (build || built.has(image.value)) ? image : undefined;
  const place = places("run");
  const service: Service = {
    type: "Service",
    span: entry.span,
    name: entry.key,
    image: image && !ours ? readImage(image, base?.file, place, reading) : undefined,
    builtImage: ours,
    build,
    extends: base,
    environment: pairsOf(get(node, "environment"), reading).map((pair) => envVar(pair, place, reading)),
    ports: portsOf(get(node, "ports"), place, reading),
    profiles: itemsOf(get(node, "profiles")).filter((item) => item.type === "scalar"),
    healthcheck: healthcheckOf(get(node, "healthcheck"), place, reading),
    place: places,
    mounts: mountsOf(get(node, "volumes")),
  };
  return service;
}

/** What a service extends: a name alone is that of a service in the same file. */
export function extendedBy(node: YamlNode | undefined): Service["extends"] {
  const base = get(node, "extends");
  const service = asScalar(base) ?? scalarAt(base, "service");
  return service && { service: service.value, file: scalarAt(base, "file")?.value };
}

/** What is extended in another file may build the image. */
function readImage(scalar: YamlScalar, otherFile: string | undefined, place: Place, reading: Reading): ImageRef {
  const value = wholeValue(reading, scalar);
  const { fact, text } = resolve(value, reading);
  const span = scalar.contentSpan;
  const line = composeMapped(value.mapped ?? verbatim(value.value, span.start), text.mapped);
  const word = value.mapped ? { span, text: text.mapped.text, line, at: 0 } : undefined;
  const image = { type: "ImageRef", span, place, word, role: "service", ambiguous: false } as const;
  if (!fact.known) return { ...image, reference: fact, parts: imageParts(fact, fact) };
  const reference = parseImageReference(fact.value);
  if (!("error" in reference)) {
    const mayBeBuilt = otherFile !== undefined;
    const said = mayBeBuilt ? unknownFact(`${otherFile} may build it`) : known(reference);
    return { ...image, reference: said, parts: imageParts(said, undefined) };
  }
  reading.problems.push(
    problem("image-reference", `"${fact.value}" is not an image reference: ${reference.error}`, span),
  );
  const refused = unknownFact("it is not an image reference");
  return { ...image, reference: refused, parts: imageParts(refused, undefined) };
}
