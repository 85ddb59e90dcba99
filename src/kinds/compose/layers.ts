import { entryOf, itemsOf, type YamlEntry, type YamlNode } from "../../syntax/yaml/nodes.ts";

/** A service's own keys and those of what it is laid over or is laid over it, nearest first. */
export type Layers = readonly YamlNode[];

/** The entry at the end of keys in the nearest layer that has it, or takes away what those behind it have. */
export function entryIn(layers: Layers, ...keys: readonly [string, ...string[]]): YamlEntry | undefined {
  for (const layer of layers) {
    let node: YamlNode | undefined = layer;
    let entry: YamlEntry | undefined;
    let isAlone = false;
    for (const key of keys) {
      entry = entryOf(node, key);
      if (entry?.tag === "!reset") return undefined;
      if (entry?.tag === "!override") isAlone = true;
      node = entry?.value;
    }
    // Null leaves what is below as it is.
    if (node || isAlone) return entry;
  }
  return undefined;
}

/** Values of a key in all layers, the furthest first: lists are joined so. */
export function valuesIn(layers: Layers, key: string): readonly YamlNode[] {
  const values: YamlNode[] = [];
  for (const layer of layers) {
    const entry = entryOf(layer, key);
    if (entry?.tag === "!reset") break;
    if (entry?.value) values.push(entry.value);
    if (entry?.tag === "!override") break;
  }
  return values.reverse();
}

/** Items of a key in all layers; a scalar is a list of one. */
export function itemsIn(layers: Layers, key: string): readonly YamlNode[] {
  return valuesIn(layers, key).flatMap((value) => (value.type === "scalar" ? [value] : itemsOf(value)));
}

/** Of several with one key the last: the nearest layer decides. Those without a key stay. */
export function lastOfEach<T>(all: readonly T[], keyOf: (one: T) => string | undefined): readonly T[] {
  const last = new Map(all.map((one) => [keyOf(one), one]));
  return all.filter((one) => keyOf(one) === undefined || last.get(keyOf(one)) === one);
}
