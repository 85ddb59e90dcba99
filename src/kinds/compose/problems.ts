import type { Problem } from "../../nodes/problem.ts";
import { parseImageReference } from "../../syntax/image-reference.ts";
import {
  asScalar,
  entriesOf,
  get,
  itemsOf,
  scalarAt,
  type YamlNode,
  type YamlScalar,
} from "../../syntax/yaml/nodes.ts";
import { splitPair, textOf, type YamlText } from "../../syntax/yaml/text.ts";
import { originSpan } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";
import { healthTest } from "./healthcheck.ts";
import { interpolate } from "./interpolate.ts";
import type { Service } from "./nodes.ts";
import { portFields } from "./ports.ts";
import { factOf } from "./value.ts";

/** What Compose refuses in a service: variables that it cannot read, an image that is none. */
export function serviceProblems(service: Service, source: string): readonly Problem[] {
  const { name, node, span } = service;
  if (node && node.type !== "map") return [problem("service", `The service ${name.value} must be a mapping`, span)];
  const values = [...buildValues(service, source), ...containerValues(service, source)];
  return [...values.flatMap(variableProblem), ...imageProblems(service)];
}

function buildValues({ build, node }: Service, source: string): readonly YamlText[] {
  return [...valuesOf([build?.dockerfileInline], source), ...pairValues(get(get(node, "build"), "args"), source)];
}

function containerValues({ node, builtImage }: Service, source: string): readonly YamlText[] {
  const image = builtImage ? undefined : scalarAt(node, "image");
  const { words } = healthTest(get(node, "healthcheck"));
  const scalars = [image, ...portScalars(get(node, "ports")), ...words];
  return [...pairValues(get(node, "environment"), source), ...valuesOf(scalars, source)];
}

/** Values with a variable, or with what should be one. */
function valuesOf(scalars: readonly (YamlNode | undefined)[], source: string): readonly YamlText[] {
  return scalars.flatMap((scalar) =>
    scalar?.type === "scalar" && scalar.value.includes("$") ? textOf(scalar, source) : [],
  );
}

function pairValues(pairs: YamlNode | undefined, source: string): readonly YamlText[] {
  if (pairs?.type !== "sequence")
    return valuesOf(
      entriesOf(pairs).map(({ value }) => value),
      source,
    );
  return valuesOf(pairs.items, source).flatMap((pair) => splitPair(pair).value ?? []);
}

function portScalars(ports: YamlNode | undefined): readonly (YamlScalar | undefined)[] {
  return itemsOf(ports).flatMap((port) => asScalar(port) ?? portFields.map((name) => scalarAt(port, name)));
}

function variableProblem(value: YamlText): readonly Problem[] {
  const { invalid } = interpolate(value.value);
  if (!invalid) return [];
  const span = value.mapped ? originSpan(value.mapped, invalid.start, invalid.end) : value.contentSpan;
  return [problem("interpolation", "This is not a valid variable: write $$ for a literal dollar sign", span)];
}

function imageProblems({ node, builtImage }: Service): readonly Problem[] {
  const image = builtImage ? undefined : scalarAt(node, "image");
  if (!image) return [];
  const name = factOf(image);
  if (!name.known) return [];
  const reference = parseImageReference(name.value);
  if (!("error" in reference)) return [];
  const message = `"${name.value}" is not an image reference: ${reference.error}`;
  return [problem("image-reference", message, image.contentSpan)];
}

export function problem(code: string, message: string, span: Span): Problem {
  return { type: "Problem", code, message, span };
}
