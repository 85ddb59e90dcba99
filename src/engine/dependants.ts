import type { Document, Kind } from "../kinds/kind.ts";
import { dirname } from "../syntax/posix-path.ts";
import type { Reader } from "../text/reader.ts";
import { findCallers } from "./callers.ts";
import { kindOf, type LintInput } from "./lint.ts";

/** By path of a file: those whose change can turn its verdicts, itself among them, whether they exist or not. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What verdicts hang on: those about what is built on its ignore file and on what builds it, those about what builds on
 * what it builds and on files that decide about its builds. What is copied into an image is not followed.
 */
export function dependenciesOf(inputs: readonly LintInput[], kinds: readonly Kind[]): Dependencies {
  const all = new Map<string, Set<string>>();
  const add = (path: string, ...others: readonly string[]) => {
    const known = all.get(path) ?? new Set([path]);
    all.set(path, known);
    for (const other of others) known.add(other);
  };
  const builders = parsedBuilders(inputs, kinds);
  const { asked } = findCallers([...builders.values()], kinds, noFiles);
  for (const input of inputs) {
    const kind = kindOf(input, kinds);
    add(input.path, ...(kind.built ? ignorePaths(input.path, dirname(input.path), kinds) : []));
    const document = builders.get(input);
    if (!document) continue;
    const beside = [...(kind.companions?.(input.path) ?? []), ...(kind.links?.(document) ?? [])];
    add(input.path, ...beside);
    for (const { path, root } of asked(document).builds) {
      if (path === undefined) continue;
      add(input.path, path);
      add(path, input.path, ...beside, ...(root === undefined ? [] : ignorePaths(path, root, kinds)));
    }
  }
  return all;
}

/** The files whose verdicts a change of others can have turned, those that changed among them. */
export function withDependants(changed: ReadonlySet<string>, dependencies: Dependencies): ReadonlySet<string> {
  const all = new Set(changed);
  for (const [path, others] of dependencies) {
    if ([...others].some((other) => changed.has(other))) all.add(path);
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
