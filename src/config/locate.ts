import type { Node, Pair, YAMLMap } from "yaml";
import { inspectTokens, isTooDeep } from "../syntax/yaml/tokens.ts";
import type { Span } from "../text/span.ts";
import type { KeyPath } from "./error.ts";

/**
 * Span of a key (or of its value) in a YAML or JSON text; of the nearest key above it where it does not stand there
 * itself (merged in by `<<`).
 */
export type Locator = (path: KeyPath, at: "key" | "value") => Span | undefined;

/** Called only when there is something to say, so that a good config costs no positions; the text is parsed once. */
export async function locator(text: string): Promise<Locator> {
  const yaml = await import("yaml");
  if (isTooDeep(inspectTokens([...new yaml.Parser().parse(text)]))) return () => undefined;
  const { contents } = yaml.parseDocument(text, { logLevel: "silent", uniqueKeys: false });
  const pairs = pairFinder(yaml);
  return (path, at) => spanIn(contents, path, at, pairs, yaml);
}

type PairFinder = (map: YAMLMap, key: string) => Pair | undefined;

/** Much may be wrong below one map: its keys are gone through once. */
function pairFinder({ isScalar }: Pick<typeof import("yaml"), "isScalar">): PairFinder {
  const known = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map, key) => {
    // Of a key that is there twice the first counts.
    const pairs =
      known.get(map) ??
      new Map(map.items.toReversed().flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])));
    known.set(map, pairs);
    return pairs.get(key);
  };
}

function spanIn(
  contents: unknown,
  path: KeyPath,
  at: "key" | "value",
  pairOf: PairFinder,
  { isMap, isSeq }: Pick<typeof import("yaml"), "isMap" | "isSeq">,
): Span | undefined {
  let node = contents;
  let span = spanOf(node);
  for (const [i, step] of path.entries()) {
    if (isMap(node)) {
      const pair = pairOf(node, String(step));
      if (!pair) break;
      span = at === "value" && i === path.length - 1 ? spanOf(pair.value) : spanOf(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      span = spanOf(node) ?? span;
    } else break;
  }
  return span;
}

function spanOf(node: unknown): Span | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}
