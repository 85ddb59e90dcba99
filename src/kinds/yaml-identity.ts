import type { YamlNode } from "../syntax/yaml/nodes.ts";
import { contains, lastStarting, type Span, type Spanned } from "../text/span.ts";
import type { Identity } from "./kind.ts";
import { even, lineIdentity } from "./line-identity.ts";
import type { YamlDocument } from "./yaml-document.ts";

/**
 * The way to a value by its keys, items of lists all alike, and the words of the span where it lies in a value; without
 * the quotes around them, which are layout.
 *
 * @param within the name of the part that a path leads into: a service, a job
 */
export function yamlIdentity(
  { source, roots }: YamlDocument,
  span: Span,
  within: (path: readonly string[]) => string = () => "",
): Identity {
  const path: string[] = [];
  const value = descend(lastStarting(roots, span.start), span, path);
  if (path.length === 0) return lineIdentity(source.text, span);
  const words = value ? even(source.text.slice(span.start, span.end)).replace(/^["']|["']$/g, "") : "";
  return { within: within(path), at: path.join("."), words };
}

/**
 * Notes the keys on the way down to a span.
 * @returns the scalar that holds it; undefined where it holds a key, or more than one value
 */
function descend(root: YamlNode | undefined, span: Span, path: string[]): YamlNode | undefined {
  let node = root;
  while (node && node.type !== "scalar") {
    const child = lastStarting(childrenOf(node), span.start);
    if (!child || !contains(child.span, span)) return undefined;
    path.push(child.name);
    // An alias leads elsewhere.
    node = child.value && contains(child.value.span, span) ? child.value : undefined;
  }
  return node;
}

interface Child extends Spanned {
  readonly name: string;
  readonly value: YamlNode | undefined;
}

const children = new WeakMap<YamlNode, readonly Child[]>();

/** What is written in a map or list, in order; not what is merged in from elsewhere. */
function childrenOf(node: Exclude<YamlNode, { readonly type: "scalar" }>): readonly Child[] {
  let found = children.get(node);
  if (!found) {
    const all: readonly Child[] =
      node.type === "map"
        ? node.entries.map(({ key, value, span }) => ({ name: key.value, value, span }))
        : node.items.map((value) => ({ name: "[]", value, span: value.span }));
    let end = -1;
    found = all
      .filter(({ span }) => contains(node.span, span))
      .sort((a, b) => a.span.start - b.span.start)
      .filter(({ span }) => {
        const isNested = span.start < end;
        end = Math.max(end, span.end);
        return !isNested;
      });
    children.set(node, found);
  }
  return found;
}
