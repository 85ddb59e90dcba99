import type { YamlNode, YamlScalar } from "../syntax/yaml/nodes.ts";
import type { Spanned } from "../text/span.ts";
import type { Place } from "./place.ts";

/** An entry of a tree: a key with its value, or an item of a list. Aliases and merge keys are followed. */
export interface Entry extends Spanned {
  readonly type: "Entry";
  readonly place: Place;
  /** Keys from the root of the tree, its own last; an item of a list goes by its number there. */
  readonly path: readonly string[];
  /** Undefined for an item of a list. */
  readonly key: YamlScalar | undefined;
  /** Undefined for null. */
  readonly value: YamlNode | undefined;
  /** The last part of its path. */
  readonly name: string;
  /** How long its path is. */
  readonly depth: number;
  /** The same for every path that leads to what is written once: anchors and merge keys share. */
  readonly written: object;
}
