import type { Kind, LikelyPath } from "../kinds/kind.ts";

const single = new WeakMap<readonly Kind[], RegExp>();

/** Whether some of the kinds may claim a path at all: one look, where asking each of them takes many times as long. */
export function isLikely(path: string, kinds: readonly Kind[]): boolean {
  let pattern = single.get(kinds);
  if (!pattern) {
    pattern = patternOf(kinds, "$", "i");
    single.set(kinds, pattern);
  }
  return pattern.test(path);
}

/**
 * Those of many paths that some of the kinds may claim, found by one search: an index may list hundreds of thousands.
 * @param paths each with a NUL behind it
 */
export function* likelyAmong(paths: string, kinds: readonly Kind[]): Iterable<string> {
  const pattern = patternOf(kinds, "\\0", "gi");
  for (let match = pattern.exec(paths); match; match = pattern.exec(paths)) {
    const end = paths.indexOf("\0", match.index);
    if (end < 0) return;
    yield paths.slice(paths.lastIndexOf("\0", match.index - 1) + 1, end);
    pattern.lastIndex = end + 1;
  }
}

/** @param end what stands behind a path, as a regular expression has it */
function patternOf(kinds: readonly Kind[], end: string, flags: string): RegExp {
  const sources = kinds.flatMap(({ files }) => files?.likely?.map((pattern) => sourceOf(pattern, end)) ?? "");
  return new RegExp([...new Set(sources)].join("|"), flags);
}

/** What a star stands for within a name; none is longer, and so no list of names takes long. */
const within = "[^/\\0]{0,255}";

function sourceOf(pattern: LikelyPath, end: string): string {
  const [, ...parts] = pattern.split("*").map((part) => part.replaceAll(/[.\\^$+?()[\]{}|]/g, "\\$&"));
  return parts.at(-1) === "" ? parts.slice(0, -1).join(within) : parts.join(within) + end;
}
