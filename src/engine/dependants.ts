import type { Document, Kind } from "../kinds/kind.ts";
import { dirname } from "../syntax/posix-path.ts";
import type { Reader } from "../text/reader.ts";
import { findCallers } from "./callers.ts";
import { kindOf, type LintInput } from "./lint.ts";

/**
 * Paths that changed, with those of the files whose verdicts a change can turn: one that is built when its ignore file or
 * what builds it changed, one that builds when what it builds, or a file that decides about its builds, changed. What is
 * copied into an image is not followed.
 */
export function withDependants(
  changed: ReadonlySet<string>,
  inputs: readonly LintInput[],
  kinds: readonly Kind[],
): ReadonlySet<string> {
  const all = new Set(changed);
  const builders = parsedBuilders(inputs, kinds);
  const { asked } = findCallers([...builders.values()], kinds, noFiles);
  for (const input of inputs) {
    const kind = kindOf(input, kinds);
    const turns = (path: string, root: string) => ignorePaths(path, root, kinds).some((ignore) => changed.has(ignore));
    if (kind.built && turns(input.path, dirname(input.path))) all.add(input.path);
    const document = builders.get(input);
    if (!document) continue;
    const beside = [...(kind.companions?.(input.path) ?? []), ...(kind.links?.(document) ?? [])];
    const isTurned = [input.path, ...beside].some((path) => changed.has(path));
    if (isTurned) all.add(input.path);
    for (const { path, root } of asked(document).builds) {
      if (path === undefined) continue;
      if (changed.has(path)) all.add(input.path);
      if (isTurned || (root !== undefined && turns(path, root))) all.add(path);
    }
  }
  return all;
}

const noFiles: Reader = { read: () => undefined, exists: () => false };

function parsedBuilders(inputs: readonly LintInput[], kinds: readonly Kind[]): ReadonlyMap<LintInput, Document> {
  const files = new Map<LintInput, Document>();
  for (const input of inputs) {
    const kind = kindOf(input, kinds);
    if (kind.builds) files.set(input, kind.parse({ path: input.path, text: input.text }));
  }
  return files;
}

/** The files that may say what a build leaves out, whether they exist or not: one may have been deleted. */
function ignorePaths(path: string, root: string, kinds: readonly Kind[]): readonly string[] {
  return kinds.flatMap(({ built }) => built?.ignoreFiles(path, root) ?? []).map((file) => file.path);
}
