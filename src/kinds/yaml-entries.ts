import type { Entry } from "../nodes/entry.ts";
import type { Place } from "../nodes/place.ts";
import { unknownFact } from "../syntax/fact.ts";
import { type Child, childrenOf } from "../syntax/yaml/at.ts";
import type { YamlNode, YamlScalar } from "../syntax/yaml/nodes.ts";
import type { Span } from "../text/span.ts";

/**
 * Every entry and item of the trees, from the roots down, what is shared at each place that shares it: for a kind's walk
 * when somebody wants entries.
 *
 * @param placeOf where an entry stands, by its path
 */
export function* treeEntries(
  roots: readonly YamlNode[],
  placeOf: (path: readonly string[]) => Place,
): Generator<Entry> {
  // A stack of our own: aliases of aliases nest deeper than calls may.
  const stack: TreeEntry[] = [];
  const open = (node: YamlNode | undefined, above: TreeEntry | undefined) => {
    for (const child of childrenOf(node).toReversed()) stack.push(new TreeEntry(child, above, placeOf));
  };
  for (const root of roots) {
    open(root, undefined);
    for (let entry = stack.pop(); entry; entry = stack.pop()) {
      yield entry;
      open(entry.value, entry);
    }
  }
}

/** Its path is worked out when asked for: a tree of aliases has more paths than anybody wants. */
class TreeEntry implements Entry {
  readonly type = "Entry";
  readonly name: string;
  readonly key: YamlScalar | undefined;
  readonly value: YamlNode | undefined;
  readonly span: Span;
  readonly written: object;
  readonly depth: number;
  private readonly above: TreeEntry | undefined;
  private readonly placeOf: (path: readonly string[]) => Place;

  constructor(child: Child, above: TreeEntry | undefined, placeOf: (path: readonly string[]) => Place) {
    this.name = child.name;
    this.key = child.key;
    this.value = child.value;
    this.span = child.span;
    this.written = child.written;
    this.depth = above ? above.depth + 1 : 1;
    this.above = above;
    this.placeOf = placeOf;
  }

  get path(): readonly string[] {
    const path: string[] = [];
    for (let entry: TreeEntry | undefined = this; entry; entry = entry.above) path.push(entry.name);
    return path.reverse();
  }

  get place(): Place {
    return this.placeOf(this.path);
  }
}

/** The place of what belongs to no part of a file. */
export function filePlace(kind: string, phase: Place["phase"]): Place {
  const unsaid = unknownFact("it belongs to the whole file");
  return {
    kind,
    owner: undefined,
    phase,
    ships: false,
    image: undefined,
    state: { user: unsaid, workdir: unsaid, shell: unsaid, environment: () => undefined },
  };
}
