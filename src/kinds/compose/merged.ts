import type { YamlEntry, YamlMap, YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Layers } from "./layers.ts";

/**
 * What layers of keys come to, nearest first, as Compose merges them: mappings key by key, lists joined, of anything else
 * the nearest; `!override` takes the place of what lies below it, `!reset` does away with it.
 */
export function mergedOf(layers: Layers): YamlNode | undefined {
  return layers.reduceRight<YamlNode | undefined>((base, layer) => merge(base, layer), undefined);
}

function merge(base: YamlNode | undefined, over: YamlNode): YamlNode {
  if (base?.type === "sequence" && over.type === "sequence") return { ...over, items: [...base.items, ...over.items] };
  return base?.type === "map" && over.type === "map" ? mergeMaps(base, over) : over;
}

function mergeMaps(base: YamlMap, over: YamlMap): YamlMap {
  const byName = new Map(base.entries.map((entry) => [entry.key.value, entry]));
  for (const entry of over.entries) {
    const name = entry.key.value;
    const below = byName.get(name);
    // Of several with one key the first counts: the nearest.
    byName.delete(name);
    if (entry.tag !== "!reset") byName.set(name, below ? mergeEntries(below, entry) : entry);
  }
  return { ...over, entries: [...byName.values()] };
}

/** Says nothing where it is null. */
function mergeEntries(below: YamlEntry, entry: YamlEntry): YamlEntry {
  if (entry.tag === "!override" || !below.value) return entry;
  if (!entry.value) return below;
  return isReplaced(entry) ? entry : { ...entry, value: merge(below.value, entry.value) };
}

/** What is run is never joined. */
const replaced = new Set(["command", "entrypoint", "test"]);

function isReplaced({ key }: YamlEntry): boolean {
  return replaced.has(key.value);
}
