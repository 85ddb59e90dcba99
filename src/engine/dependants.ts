import type { ComposeDocument } from "../kinds/compose/nodes.ts";
import type { Kind } from "../kinds/kind.ts";
import { dirname, normalizePath, resolvePath } from "../syntax/posix-path.ts";
import { findCallers } from "./callers.ts";
import { composeWorld, envFileOf, extendedFiles } from "./compose-builds.ts";
import { kindOf, type LintInput } from "./lint.ts";

/**
 * Paths that changed, with those of the files whose verdicts a change can turn: a Dockerfile when its ignore file or a
 * Compose file that builds it changed, a Compose file when a Dockerfile that it builds, a file that it extends or its
 * `.env` changed. What a Dockerfile copies is not followed.
 */
export function withDependants(
  changed: ReadonlySet<string>,
  inputs: readonly LintInput[],
  kinds: readonly Kind[],
): ReadonlySet<string> {
  const all = new Set(changed);
  const composeFiles = parsedCompose(inputs, kinds);
  const world = composeWorld([...composeFiles.values()], { read: () => undefined, exists: () => false });
  for (const input of inputs) {
    const document = composeFiles.get(input);
    if (document === undefined) {
      if (kindOf(input, kinds).name !== "dockerfile") continue;
      if (ignoreFiles(input.path, dirname(input.path)).some((path) => changed.has(path))) all.add(input.path);
    } else {
      const read = [input.path, envFileOf(input.path), ...extendedFiles(document)];
      const turns = read.some((path) => changed.has(path));
      if (turns) all.add(input.path);
      for (const [dockerfile, callers] of findCallers([document], world).byPath) {
        const ignores = callers.flatMap(({ root }) => (root === undefined ? [] : ignoreFiles(dockerfile, root)));
        if (changed.has(dockerfile)) all.add(input.path);
        if (turns || ignores.some((path) => changed.has(path))) all.add(dockerfile);
      }
    }
  }
  return all;
}

function parsedCompose(inputs: readonly LintInput[], kinds: readonly Kind[]): ReadonlyMap<LintInput, ComposeDocument> {
  const files = new Map<LintInput, ComposeDocument>();
  for (const input of inputs) {
    const kind = kindOf(input, kinds);
    if (kind.name === "compose")
      files.set(input, kind.parse({ path: input.path, text: input.text }) as ComposeDocument);
  }
  return files;
}

/** The files that may say what a build leaves out, whether they exist or not: one may have been deleted. */
function ignoreFiles(dockerfile: string, root: string): readonly string[] {
  return [`${normalizePath(dockerfile)}.dockerignore`, resolvePath(".dockerignore", root)];
}
