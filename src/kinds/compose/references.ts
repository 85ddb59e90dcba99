import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";
import {
  asScalar,
  entriesOf,
  get,
  itemsOf,
  scalarAt,
  type YamlNode,
  type YamlScalar,
} from "../../syntax/yaml/nodes.ts";
import type { Span } from "../../text/span.ts";
import type { ComposeDocument, ComposeReference, Service } from "./nodes.ts";
import type { ComposeProject } from "./project.ts";
import { factOf } from "./value.ts";

/** What services name that has to be defined. */
export function referencesOf(
  { services, source }: ComposeDocument,
  project: ComposeProject,
): readonly ComposeReference[] {
  return services.flatMap((service) =>
    namedBy(service, source.text).map((one) => ({
      ...one,
      by: service.owner,
      defined: isDefined(one, project),
      candidates: project.names(one.section),
    })),
  );
}

type Named = Pick<ComposeReference, "section" | "name" | "span" | "startsAfter">;

function isDefined({ section, name }: Named, project: ComposeProject): Fact<boolean> {
  if (project.defines(section, name)) return known(true);
  if (project.unseen !== undefined) return unknownFact(project.unseen);
  return project.definedAbove(section, name)
    ? unknownFact("files of a directory above may be read with it")
    : known(false);
}

function namedBy({ node, extends: base }: Service, source: string): readonly Named[] {
  const own = scalarAt(node, "extends") ?? scalarAt(get(node, "extends"), "service");
  const awaited = [
    ...listed(get(node, "depends_on"), "services", source),
    ...items(node, "links").flatMap((item) => part("services", item, /^[^:]+/, source)),
    ...items(node, "volumes_from").flatMap((item) => part("services", item, /^(?!container:)[^:]+/, source)),
    ...["network_mode", "pid", "ipc"].flatMap((key) =>
      part("services", scalarAt(node, key), /(?<=^service:).+$/, source),
    ),
  ];
  return [
    ...awaited.map((one) => ({ ...one, startsAfter: true })),
    ...(base && base.file === undefined ? part("services", own, whole, source) : []),
    ...items(node, "volumes").flatMap((item) => volume(item, source)),
    ...listed(get(node, "networks"), "networks", source).filter(({ name }) => name !== "default"),
    ...["secrets", "configs"].flatMap((key) => sources(get(node, key), key, source)),
    ...sources(get(get(node, "build"), "secrets"), "secrets", source),
    ...listed(get(node, "models"), "models", source),
  ];
}

/** A named volume that is mounted: paths, and volumes without a name, need no definition. */
function volume(mount: YamlNode, source: string): readonly Named[] {
  // A single letter before a colon is a drive.
  if (mount.type === "scalar") return part("volumes", mount, /^(?![./~]|\\\\)[^:]{2,}(?=:)/, source);
  return scalarAt(mount, "type")?.value === "volume" ? part("volumes", scalarAt(mount, "source"), whole, source) : [];
}

const whole = /^.+$/s;

/** A list of names, or a mapping with names for keys. */
function listed(node: YamlNode | undefined, section: string, source: string): readonly Named[] {
  if (node?.type === "map")
    return entriesOf(node).map(({ key }) => ({ section, name: key.value, span: key.contentSpan, startsAfter: false }));
  return itemsOf(node).flatMap((item) => part(section, item, whole, source));
}

/** Names, or mappings that name a source. */
function sources(node: YamlNode | undefined, section: string, source: string): readonly Named[] {
  return itemsOf(node).flatMap((item) => part(section, asScalar(item) ?? scalarAt(item, "source"), whole, source));
}

function items(node: YamlNode | undefined, key: string): readonly YamlNode[] {
  return itemsOf(get(node, key));
}

/** The part of a text that is a name, where all of the text is known. */
function part(section: string, node: YamlNode | undefined, pattern: RegExp, source: string): readonly Named[] {
  const scalar = asScalar(node);
  const text = scalar && knownValue(factOf(scalar));
  const found = text === undefined ? undefined : pattern.exec(text);
  if (!scalar || !found) return [];
  return [{ section, name: found[0], span: spanOfPart(scalar, found.index, found[0], source), startsAfter: false }];
}

function spanOfPart({ contentSpan }: YamlScalar, index: number, text: string, source: string): Span {
  const start = contentSpan.start + index;
  const end = start + text.length;
  return source.slice(start, end) === text ? { start, end } : contentSpan;
}
