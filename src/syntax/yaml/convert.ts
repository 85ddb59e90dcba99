import type { Alias, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Span } from "../../text/span.ts";
import type { YamlLibrary } from "./library.ts";
import {
  isPlain,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlProblem,
  type YamlScalar,
  type YamlSequence,
} from "./nodes.ts";

/** Nodes that aliases and merge keys may add to a file. A template shared by hundreds of services needs a few thousand. */
const maxShared = 200_000;

/** So many characters of a scalar that is shared count as one node more: whoever reads it reads all of them. */
const charactersPerNode = 5;

interface Output {
  readonly problems: YamlProblem[];
  readonly blocks: { start: number; end: number }[];
}

interface Conversion extends Output {
  readonly text: string;
  readonly library: YamlLibrary;
  /** The latest node of each anchor; null while its inside is being read. */
  readonly anchors: Map<string, YamlNode | undefined | null>;
  /** Nodes in a tree, aliases counted as what they stand for. */
  readonly sizes: Map<YamlNode, number>;
  shared: number;
}

/** Turns the contents of one document into our nodes, and notes problems and the places of entries and items. */
export function convert(text: string, contents: unknown, library: YamlLibrary, output: Output): YamlNode | undefined {
  const conversion: Conversion = { ...output, text, library, anchors: new Map(), sizes: new Map(), shared: 0 };
  return convertNode(contents as ParsedNode | null, conversion);
}

function convertNode(node: ParsedNode | null, conversion: Conversion): YamlNode | undefined {
  const { library, anchors, sizes } = conversion;
  if (library.isAlias(node)) return follow(node, conversion);
  const anchor = node && "anchor" in node ? node.anchor : undefined;
  if (anchor) anchors.set(anchor, null);
  let result: YamlNode | undefined;
  if (library.isMap(node)) result = convertMap(node as YAMLMap.Parsed, conversion);
  else if (library.isSeq(node)) result = convertSequence(node as YAMLSeq.Parsed, conversion);
  else if (library.isScalar(node)) result = convertScalar(node as Scalar.Parsed, conversion.text);
  if (result) sizes.set(result, sizeOf(result, sizes));
  if (anchor) anchors.set(anchor, result);
  return result;
}

function sizeOf(node: YamlNode, sizes: ReadonlyMap<YamlNode, number>): number {
  let size = 1;
  if (node.type === "scalar") size += Math.floor(node.value.length / charactersPerNode);
  if (node.type === "map") for (const { value } of node.entries) size += 1 + ((value && sizes.get(value)) ?? 0);
  if (node.type === "sequence") for (const item of node.items) size += sizes.get(item) ?? 0;
  return size;
}

function follow(alias: Alias.Parsed, conversion: Conversion): YamlNode | undefined {
  const { anchors, problems, sizes } = conversion;
  const target = anchors.get(alias.source);
  const span = { start: alias.range[0], end: alias.range[1] };
  if (target === null) {
    problems.push({ code: "alias", message: `The alias *${alias.source} refers to itself`, span });
  } else if (!anchors.has(alias.source)) {
    problems.push({ code: "alias", message: `The anchor &${alias.source} is not defined before this alias`, span });
  } else if (target && charge(conversion, sizes.get(target) ?? 1, span)) {
    return target;
  }
  return undefined;
}

/** Whether so many more shared nodes are bearable; says once that they are not. */
function charge(conversion: Conversion, nodes: number, place: Span): boolean {
  const before = conversion.shared;
  conversion.shared += nodes;
  if (conversion.shared <= maxShared) return true;
  if (before <= maxShared) {
    const message = "The aliases expand to too many nodes: those from here on are ignored";
    conversion.problems.push({ code: "alias", message, span: place });
  }
  return false;
}

function convertSequence(node: YAMLSeq.Parsed, conversion: Conversion): YamlSequence {
  const items: YamlNode[] = [];
  let end = node.range[0];
  for (const item of node.items) {
    const block = openBlock(item.range[0], conversion);
    const converted = convertNode(item, conversion);
    if (converted) items.push(converted);
    end = writtenEnd(item, converted, conversion);
    closeBlock(block, end);
  }
  return { type: "sequence", span: collectionSpan(node, end), items };
}

function convertMap(node: YAMLMap.Parsed, conversion: Conversion): YamlMap {
  const entries: YamlEntry[] = [];
  const merges: { value: YamlNode; span: Span }[] = [];
  const names = new Set<string>();
  let end = node.range[0];
  for (const pair of node.items as Pair<ParsedNode, ParsedNode | null>[]) {
    const start = pair.key.range[0];
    const block = openBlock(start, conversion);
    const key = conversion.library.isScalar(pair.key)
      ? textOf(pair.key as Scalar.Parsed, conversion.text)
      : convertNode(pair.key, conversion);
    const value = convertNode(pair.value, conversion);
    end = Math.max(start, key?.span.end ?? start, writtenEnd(pair.value, value, conversion));
    closeBlock(block, end);
    if (key?.type !== "scalar") continue;
    const span = { start, end };
    if (key.value === "<<" && key.style === "plain") {
      if (value) merges.push({ value, span });
    } else if (names.has(key.value)) {
      const message = `The key ${key.value} is a duplicate`;
      conversion.problems.push({ code: "duplicate-key", message, span: key.span });
    } else {
      names.add(key.value);
      const tag = ownTag(pair.value);
      entries.push(tag === undefined ? { key, value, span } : { key, value, span, tag });
    }
  }
  for (const { value, span } of merges) mergeInto(entries, names, value, span, conversion);
  return { type: "map", span: collectionSpan(node, end), entries };
}

/** A tag that the file's tool gives a meaning, unlike those of YAML itself. */
function ownTag(node: ParsedNode | null): string | undefined {
  const tag = node && "tag" in node ? node.tag : undefined;
  return tag?.startsWith("!") && !tag.startsWith("!!") ? tag : undefined;
}

/** A merge key takes a map or a list of maps; what is given first wins. */
function mergeInto(entries: YamlEntry[], names: Set<string>, from: YamlNode, place: Span, conversion: Conversion) {
  const maps = from.type === "sequence" ? from.items : [from];
  for (const map of maps) {
    if (map.type !== "map" || !charge(conversion, map.entries.length, place)) continue;
    for (const entry of map.entries) {
      if (names.has(entry.key.value)) continue;
      names.add(entry.key.value);
      entries.push(entry);
    }
  }
}

function openBlock(start: number, { blocks }: Conversion): { start: number; end: number } | undefined {
  const last = blocks.at(-1);
  if (last && last.start >= start) return undefined;
  const block = { start, end: start };
  blocks.push(block);
  return block;
}

function closeBlock(block: { end: number } | undefined, end: number): void {
  if (block) block.end = end;
}

/** Where a node ends in the text: not where the target of an alias does. */
function writtenEnd(node: ParsedNode | null, converted: YamlNode | undefined, { library }: Conversion): number {
  if (!node) return 0;
  return library.isAlias(node) || !converted ? node.range[1] : converted.span.end;
}

/** Flow collections end at their bracket; block collections where their last entry does, blank lines left out. */
function collectionSpan(node: YAMLMap.Parsed | YAMLSeq.Parsed, end: number): Span {
  return { start: node.range[0], end: node.flow ? node.range[1] : end };
}

function convertScalar(node: Scalar.Parsed, text: string): YamlScalar | undefined {
  const scalar = textOf(node, text);
  return isPlain(scalar) && isNull(scalar.value) ? undefined : scalar;
}

function isNull(value: string): boolean {
  return value === "" || value === "~" || value === "null" || value === "Null" || value === "NULL";
}

const styles: Readonly<Record<string, YamlScalar["style"]>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function textOf(node: Scalar.Parsed, text: string): YamlScalar {
  const style = (node.type && styles[node.type]) ?? "plain";
  const value = node.source;
  const [start, end] = node.range;
  const parentIndent = node.srcToken?.type === "block-scalar" ? node.srcToken.indent : 0;
  if (style === "literal" || style === "folded") return blockScalar(text, start, end, value, style, parentIndent);
  const quotes = style === "plain" ? 0 : 1;
  const closed = quotes === 1 && end - start > 1 && text[end - 1] === text[start] ? 1 : 0;
  const contentSpan = { start: Math.min(start + quotes, end), end: end - closed };
  const scalar: YamlScalar = { type: "scalar", value, span: { start, end }, contentSpan, style, parentIndent };
  return node.tag === "tag:yaml.org,2002:str" ? { ...scalar, tagged: true } : scalar;
}

function blockScalar(
  text: string,
  start: number,
  rangeEnd: number,
  value: string,
  style: "literal" | "folded",
  parentIndent: number,
): YamlScalar {
  const newline = text.indexOf("\n", start);
  const body = newline < 0 || newline >= rangeEnd ? rangeEnd : newline + 1;
  const end = textEnd(text, body, rangeEnd);
  return { type: "scalar", value, span: { start, end }, contentSpan: { start: body, end }, style, parentIndent };
}

/** The end of the last line that holds more than blanks, its own trailing blanks included. */
function textEnd(text: string, start: number, end: number): number {
  let at = end;
  let lineEnd = end;
  for (; at > start; at--) {
    const code = text.charCodeAt(at - 1);
    if (code === 10 || code === 13) lineEnd = at - 1;
    else if (code !== 32) return lineEnd;
  }
  return start;
}
