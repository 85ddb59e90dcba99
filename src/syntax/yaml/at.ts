import type { Spanned } from "../../text/span.ts";
import { entryOf, type YamlEntry, type YamlNode, type YamlScalar } from "./nodes.ts";

/** An entry of a map, or an item of a list. */
export interface Child extends Spanned {
  /** Its key; of an item its number, nulls not counted. */
  readonly name: string;
  /** Undefined for an item. */
  readonly key: YamlScalar | undefined;
  /** Undefined for null. */
  readonly value: YamlNode | undefined;
  /** The same at all places that share what is written once. */
  readonly written: YamlEntry | YamlNode;
}

/** What lies at the end of a way. */
export interface Found extends Child {
  /** Names from the root down to its own. */
  readonly path: readonly string[];
}

/**
 * What a way of keys leads to: `at(root, "services.*.privileged")`. A star stands for any key or item, a number also for
 * an item. Aliases and merge keys are followed: what several places share is found at each of them.
 *
 * @param way a list where keys have dots of their own
 */
export function at(root: YamlNode | undefined, way: string | readonly string[]): readonly Found[] {
  const [first, ...others] = typeof way === "string" ? way.split(".") : way;
  if (first === undefined) return [];
  let found: readonly Found[] = childrenAt(root, first).map((child) => ({ ...child, path: [child.name] }));
  for (const key of others) {
    found = found.flatMap(({ path, value }) =>
      childrenAt(value, key).map((child) => ({ ...child, path: [...path, child.name] })),
    );
  }
  return found;
}

function childrenAt(node: YamlNode | undefined, key: string): readonly Child[] {
  if (key === "*") return childrenOf(node);
  if (node?.type === "map") {
    const entry = entryOf(node, key);
    return entry ? [entryChild(entry)] : [];
  }
  const item = node?.type === "sequence" && /^(?:0|[1-9]\d*)$/.test(key) ? node.items[Number(key)] : undefined;
  return item ? [itemChild(item, Number(key))] : [];
}

/** The entries of a map, or the items of a list. */
export function childrenOf(node: YamlNode | undefined): readonly Child[] {
  if (node?.type === "map") return node.entries.map(entryChild);
  return node?.type === "sequence" ? node.items.map(itemChild) : [];
}

function entryChild(written: YamlEntry): Child {
  const { key, value, span } = written;
  return { name: key.value, key, value, span, written };
}

function itemChild(value: YamlNode, index: number): Child {
  return { name: String(index), key: undefined, value, span: value.span, written: value };
}
