import { entryOf, itemsOf, type YamlEntry, type YamlNode } from "../../syntax/yaml/nodes.ts";

/** A service's own keys and those of the services that it extends, nearest first. */
export type Layers = readonly YamlNode[];

/** The entry at the end of keys in the nearest layer that has it. */
export function entryIn(layers: Layers, ...keys: readonly [string, ...string[]]): YamlEntry | undefined {
  for (const layer of layers) {
    let entry = entryOf(layer, keys[0]);
    for (const key of keys.slice(1)) entry = entryOf(entry?.value, key);
    if (entry) return entry;
  }
  return undefined;
}

/** Values of a key in all layers, the furthest first: lists are joined so. */
export function valuesIn(layers: Layers, key: string): readonly YamlNode[] {
  return layers.toReversed().flatMap((layer) => entryOf(layer, key)?.value ?? []);
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
