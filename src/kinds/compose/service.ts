import { known, unknownFact } from "../../syntax/fact.ts";
import { parseImageReference } from "../../syntax/image-reference.ts";
import {
  asScalar,
  entriesOf,
  get,
  itemsOf,
  scalarAt,
  type YamlEntry,
  type YamlNode,
  type YamlScalar,
} from "../../syntax/yaml/nodes.ts";
import { verbatim } from "../../text/offset-map.ts";
import type { Spanned } from "../../text/span.ts";
import type { EnvVar, ImageRef } from "../dockerfile/model/types.ts";
import { healthcheckOf, mountsOf } from "./healthcheck.ts";
import type { Build, Scalar, Service } from "./nodes.ts";
import { portsOf } from "./ports.ts";
import { composeMapped, problem, type Reading, resolve, splitPair, type Value, wholeValue } from "./value.ts";

/** Reads one entry of `services`. */
export function readService(entry: YamlEntry, built: ReadonlySet<string>, reading: Reading): Service {
  const { value: node } = entry;
  if (node && node.type !== "map") {
    reading.problems.push(problem("service", `The service ${entry.key.value} is no mapping`, entry.span));
  }
  const build = readBuild(get(node, "build"), reading);
  const image = scalarAt(node, "image");
  const base = extendedBy(node);
  const ours = image && (build || built.has(image.value)) ? image : undefined;
  return {
    type: "Service",
    span: entry.span,
    name: entry.key,
    image: image && !ours ? readImage(image, base?.file, reading) : undefined,
    builtImage: ours,
    build,
    extends: base,
    environment: pairsOf(get(node, "environment"), reading).map((pair) => envVar(pair, false, reading)),
    ports: portsOf(get(node, "ports"), reading),
    profiles: itemsOf(get(node, "profiles")).filter((item) => item.type === "scalar"),
    healthcheck: healthcheckOf(get(node, "healthcheck"), reading),
    mounts: mountsOf(get(node, "volumes")),
  };
}

/** What a service extends: a name alone is that of a service in the same file. */
export function extendedBy(node: YamlNode | undefined): Service["extends"] {
  const base = get(node, "extends");
  const service = asScalar(base) ?? scalarAt(base, "service");
  return service && { service: service.value, file: scalarAt(base, "file")?.value };
}

/** What is extended in another file may build the image. */
function readImage(scalar: YamlScalar, otherFile: string | undefined, reading: Reading): ImageRef {
  const value = wholeValue(reading, scalar);
  const { fact, text } = resolve(value, reading);
  const span = scalar.contentSpan;
  const line = composeMapped(value.mapped ?? verbatim(value.value, span.start), text.mapped);
  const word = value.mapped ? { span, text: text.mapped.text, line, at: 0 } : undefined;
  const image = { type: "ImageRef", span, word, role: "service", ambiguous: false } as const;
  if (!fact.known) return { ...image, reference: fact };
  const reference = parseImageReference(fact.value);
  if (!("error" in reference)) {
    const mayBeBuilt = otherFile !== undefined;
    return { ...image, reference: mayBeBuilt ? unknownFact(`${otherFile} may build it`) : known(reference) };
  }
  reading.problems.push(
    problem("image-reference", `"${fact.value}" is not an image reference: ${reference.error}`, span),
  );
  return { ...image, reference: unknownFact("it is not an image reference") };
}

/** A string is the context alone. */
function readBuild(node: YamlNode | undefined, reading: Reading): Build | undefined {
  if (!node) return undefined;
  const args = pairsOf(get(node, "args"), reading);
  const inline = scalarAt(node, "dockerfile_inline");
  if (inline) resolve(wholeValue(reading, inline), reading);
  return {
    span: node.span,
    context: asScalar(node) ?? scalarAt(node, "context"),
    dockerfile: scalarAt(node, "dockerfile"),
    dockerfileInline: inline,
    target: scalarAt(node, "target"),
    args,
    variables: args.map((pair) => envVar(pair, true, reading)),
    additionalContexts: pairsOf(get(node, "additional_contexts"), reading),
  };
}

/** A pair of a mapping or of a list of `name=value`. */
interface NamedValue extends Spanned {
  readonly name: Scalar;
  readonly value: Value | undefined;
}

function pairsOf(node: YamlNode | undefined, reading: Reading): readonly NamedValue[] {
  if (node?.type === "sequence") {
    const scalars = node.items.filter((item) => item.type === "scalar");
    return scalars.map((scalar) => ({ ...splitPair(wholeValue(reading, scalar)), span: scalar.span }));
  }
  return entriesOf(node).map(({ key, value, span }) => {
    const scalar = asScalar(value);
    return { name: key, value: scalar && wholeValue(reading, scalar), span };
  });
}

function envVar({ name, value, span }: NamedValue, build: boolean, reading: Reading): EnvVar {
  return {
    type: "EnvVar",
    span,
    name: name.value,
    nameSpan: name.contentSpan,
    value: value && resolve(value, reading).fact,
    valueSpan: value?.contentSpan,
    build,
    instruction: undefined,
  };
}
