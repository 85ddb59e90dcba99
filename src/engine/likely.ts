import type { Kind } from "../kinds/kind.ts";

const patterns = new WeakMap<readonly Kind[], RegExp>();

/** Whether some of the kinds may claim a path at all: one look, where asking each of them takes many times as long. */
export function isLikely(path: string, kinds: readonly Kind[]): boolean {
  let pattern = patterns.get(kinds);
  if (!pattern) {
    const sources = new Set(kinds.map(({ files }) => files?.likely ?? ""));
    pattern = new RegExp([...sources].join("|"), "i");
    patterns.set(kinds, pattern);
  }
  return pattern.test(path);
}
