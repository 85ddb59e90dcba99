import type { Span, Spanned } from "../../text/span.ts";

/** YAML as policies see it: aliases followed, merge keys merged, null values left out. */
export type YamlNode = YamlScalar | YamlMap | YamlSequence;

export interface YamlScalar extends Spanned {
  readonly type: "scalar";
  /** The text that the scalar spells, whatever a schema would make of it: "8080", "true". */
  readonly value: string;
  /** Without quotes; for block scalars from the first line's start to the end of the last line with text. */
  readonly contentSpan: Span;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** Of a block scalar: columns of its parent, to which an indentation indicator (`|2`) adds. */
  readonly parentIndent: number;
  /** Whether the tag `!!str` says that it is text, however it is spelled. */
  readonly tagged?: true;
}

/** Whether it is what its spelling says: a number, a boolean, null. */
export function isPlain({ style, tagged }: YamlScalar): boolean {
  return style === "plain" && !tagged;
}

export interface YamlEntry extends Spanned {
  readonly key: YamlScalar;
  /** Undefined for null. For an alias the node it stands for, whose span is where that is written. */
  readonly value: YamlNode | undefined;
  /** The tag of its own that the file gives the value: "!reset". */
  readonly tag?: string | undefined;
}

export interface YamlMap extends Spanned {
  readonly type: "map";
  /** In order; entries that come from merge keys follow. */
  readonly entries: readonly YamlEntry[];
}

export interface YamlSequence extends Spanned {
  readonly type: "sequence";
  /** Without nulls. */
  readonly items: readonly YamlNode[];
}

export interface YamlProblem extends Spanned {
  readonly code: "yaml" | "duplicate-key" | "alias";
  readonly message: string;
}

export interface YamlComment extends Spanned {
  /** Without the `#`, trimmed. */
  readonly text: string;
}

/** All documents of a file. */
export interface YamlFile {
  readonly text: string;
  /** Contents of the documents that have any. */
  readonly roots: readonly YamlNode[];
  readonly problems: readonly YamlProblem[];
  readonly comments: readonly YamlComment[];
  /** Where mapping entries and sequence items stand, by start; of those that start together only the outermost. */
  readonly blocks: readonly Span[];
}

/** The entry of a key; undefined when it is absent, or the node is no map. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  if (node?.type !== "map") return undefined;
  if (node.entries.length > fewEntries) return entriesByKey(node).get(key);
  return node.entries.find((entry) => entry.key.value === key);
}

/** Up to so many are as quickly looked through. */
const fewEntries = 16;

const byKey = new WeakMap<YamlMap, ReadonlyMap<string, YamlEntry>>();

function entriesByKey(map: YamlMap): ReadonlyMap<string, YamlEntry> {
  let entries = byKey.get(map);
  if (!entries) {
    // Of several with one key the first counts.
    entries = new Map(map.entries.toReversed().map((entry) => [entry.key.value, entry]));
    byKey.set(map, entries);
  }
  return entries;
}

/** The value of a key; undefined when it is absent or null, or the node is no map. */
export function get(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return entryOf(node, key)?.value;
}

/** The scalar of a key; undefined when there is another node, or none. */
export function scalarAt(node: YamlNode | undefined, key: string): YamlScalar | undefined {
  return asScalar(get(node, key));
}

/** The node, if it is a scalar. */
export function asScalar(node: YamlNode | undefined): YamlScalar | undefined {
  return node?.type === "scalar" ? node : undefined;
}

/** Entries of a map; none for anything else. */
export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.type === "map" ? node.entries : [];
}

/** Items of a sequence; none for anything else. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.type === "sequence" ? node.items : [];
}
