import type { Build, BuildPart } from "../../nodes/build.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { Owner } from "../../nodes/place.ts";
import { knownValue } from "../../syntax/fact.ts";

/** A target with all that it inherits. */
export interface ResolvedTarget {
  readonly owner: Owner;
  /** As far as the file itself says it. */
  readonly written: Build;
  /** With what it inherits. */
  readonly build: Build;
  /** Whether all of what it inherits is there, and every argument known by its name. */
  readonly complete: boolean;
  /** What it is made of: itself last, as written. */
  readonly layers: readonly Build[];
}

/** What a target says itself, in all files together. */
export interface TargetEntry {
  readonly said: Build;
  /** As far as each block says it. */
  readonly layers: readonly Build[];
  readonly inherits: readonly BuildPart[];
  /** Whether its maps are known by their keys. */
  readonly complete: boolean;
}

/** Targets that inherit each other further than this are not followed. */
const maxDepth = 32;

/** So many arguments and contexts are handed on and merged among the targets of a file. */
const maxHandedOn = 50_000;

export type Resolved = Pick<ResolvedTarget, "build" | "complete" | "layers">;

/** Finds what targets come to; each is worked out once. */
export function resolver(entries: ReadonlyMap<string, TargetEntry>): (name: string) => Resolved | undefined {
  const done = new Map<string, Resolved>();
  const open = new Set<string>();
  let handedOn = 0;
  const resolve = (name: string): Resolved | undefined => {
    const old = done.get(name);
    if (old) return old;
    const entry = entries.get(name);
    if (!entry) return undefined;
    if (open.size >= maxDepth || open.has(name)) return { build: entry.said, complete: false, layers: entry.layers };
    open.add(name);
    let build: Build | undefined;
    let complete = entry.complete;
    const layers = new Set<Build>();
    for (const { value } of entry.inherits) {
      const parent = value.known ? resolve(value.value) : undefined;
      if (!parent?.complete) complete = false;
      if (!parent) continue;
      handedOn += sizeOf(parent.build) + parent.layers.length + (build ? sizeOf(build) : 0);
      if (handedOn > maxHandedOn) {
        complete = false;
        break;
      }
      for (const layer of parent.layers) layers.add(layer);
      build = build ? merged(build, parent.build) : parent.build;
    }
    for (const layer of entry.layers) layers.add(layer);
    open.delete(name);
    const resolved = { build: build ? merged(build, entry.said) : entry.said, complete, layers: [...layers] };
    done.set(name, resolved);
    return resolved;
  };
  return resolve;
}

function sizeOf({ args, contexts }: Build): number {
  return args.length + contexts.length;
}

/** The list of a target that has none: an empty one takes the place of what is inherited. */
export const unsaid: readonly BuildPart[] = [];

/** The later over the earlier: single values and lists as a whole, maps key by key. */
export function merged(earlier: Build, later: Build): Build {
  return {
    ...later,
    context: later.context ?? earlier.context,
    dockerfile: later.dockerfile ?? earlier.dockerfile,
    inline: later.inline ?? earlier.inline,
    target: later.target ?? earlier.target,
    args: byKey(earlier.args, later.args, ({ name }: EnvVar) => name),
    contexts: byKey(earlier.contexts, later.contexts, ({ name }) => knownValue(name.value)),
    platforms: later.platforms === unsaid ? earlier.platforms : later.platforms,
    tags: later.tags === unsaid ? earlier.tags : later.tags,
  };
}

function byKey<T>(earlier: readonly T[], later: readonly T[], keyOf: (item: T) => string | undefined): readonly T[] {
  if (earlier.length === 0) return later;
  if (later.length === 0) return earlier;
  return [...new Map([...earlier, ...later].map((item) => [keyOf(item), item])).values()];
}
