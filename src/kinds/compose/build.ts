import type { Build, BuildPart } from "../../nodes/build.ts";
import type { Place } from "../../nodes/place.ts";
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
import { pairsOf, type YamlPair } from "../../syntax/yaml/text.ts";
import { envVar } from "./env-var.ts";
import type { ComposeBuild } from "./nodes.ts";
import { factOf } from "./value.ts";

/** Reads `services.NAME.build`: a string is the context alone. */
export function readBuild(entry: YamlEntry | undefined, place: Place, source: string): ComposeBuild | undefined {
  if (!entry?.value || entry.tag === "!reset") return undefined;
  const replacing = entriesOf(entry.value).filter(({ tag }) => tag === "!reset" || tag === "!override");
  const node = replacing.length > 0 ? withoutReset(entry.value) : entry.value;
  const written = {
    context: asScalar(node) ?? scalarAt(node, "context"),
    dockerfile: scalarAt(node, "dockerfile"),
    dockerfileInline: scalarAt(node, "dockerfile_inline"),
    target: scalarAt(node, "target"),
    args: pairsOf(get(node, "args"), source),
    additionalContexts: pairsOf(get(node, "additional_contexts"), source),
  };
  return {
    span: node.span,
    node: sharedNode(node, written, place, source),
    ...written,
    alone: entry.tag === "!override",
    replaces: new Set(replacing.map(({ key }) => key.value)),
  };
}

/** What is reset is as if it were not there. */
function withoutReset(node: YamlNode): YamlNode {
  return node.type === "map" ? { ...node, entries: node.entries.filter(({ tag }) => tag !== "!reset") } : node;
}

interface Written extends Pick<ComposeBuild, "context" | "dockerfile" | "dockerfileInline" | "target"> {
  readonly args: readonly YamlPair[];
  readonly additionalContexts: readonly YamlPair[];
}

function sharedNode(node: YamlNode, written: Written, place: Place, source: string): Build {
  const { context, dockerfile, dockerfileInline, target, args, additionalContexts } = written;
  const attestations = ["provenance", "sbom"].flatMap((name) => {
    const value = scalarAt(node, name);
    return value ? [{ name, value: part(value) }] : [];
  });
  return {
    type: "Build",
    span: node.span,
    place,
    context: context && part(context),
    dockerfile: dockerfile && part(dockerfile),
    inline: dockerfileInline,
    target: target && part(target),
    args: args.map((pair) => envVar(pair, place, source)),
    contexts: additionalContexts.map(({ name, value }) => ({ name: part(name), value: value && part(value) })),
    platforms: parts(node, "platforms"),
    secrets: parts(node, "secrets"),
    ssh: parts(node, "ssh"),
    tags: parts(node, "tags"),
    cacheFrom: parts(node, "cache_from"),
    cacheTo: parts(node, "cache_to"),
    attestations,
    push: undefined,
    labels: pairsOf(get(node, "labels"), source).map((pair) => envVar(pair, place, source)),
  };
}

/** A scalar, or a list of them; of an item in the long form its source. */
function parts(node: YamlNode, key: string): readonly BuildPart[] {
  const value = get(node, key);
  const items = value?.type === "scalar" ? [value] : itemsOf(value);
  return items.flatMap((item) => {
    const scalar = asScalar(item) ?? scalarAt(item, "source");
    return scalar ? part(scalar) : [];
  });
}

function part({ value, span, contentSpan }: Pick<YamlScalar, "value" | "span" | "contentSpan">): BuildPart {
  return { value: factOf({ value }), span, contentSpan };
}
