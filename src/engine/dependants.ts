import type { Document, Kind } from "../kinds/kind.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { ImageRef } from "../nodes/image-ref.ts";
import { knownValue } from "../syntax/fact.ts";
import { basename, dirname, normalizePath } from "../syntax/posix-path.ts";
import type { Reader } from "../text/reader.ts";
import { findCallers } from "./callers.ts";
import type { NamedBuilds } from "./image-builds.ts";
import { kindOf, type LintInput } from "./lint.ts";
import type { ResolvedConfig } from "./options.ts";

/** By path of a file: those whose change can turn its verdicts, itself among them, whether they exist or not. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What verdicts hang on: those about what is built on its ignore file and on what builds it, those about what builds on
 * what it builds and on files that decide about its builds, those about what names an image on what builds that. What is
 * copied into an image is not followed.
 */
export function dependenciesOf(
  inputs: readonly LintInput[],
  { kinds, knowledge }: Pick<ResolvedConfig, "kinds" | "knowledge">,
): Dependencies {
  const all = new Map<string, Set<string>>();
  const add = (path: string, ...others: readonly string[]) => {
    const known = all.get(path) ?? new Set([path]);
    all.set(path, known);
    for (const other of others) known.add(other);
  };
  const builders = parsedBuilders(inputs, kinds);
  const { asked, named } = findCallers([...builders.values()], kinds, filesOf(inputs));
  for (const input of inputs) {
    const kind = kindOf(input, kinds);
    add(input.path, ...(kind.built ? ignorePaths(input.path, dirname(input.path), kinds) : []));
    const document = builders.get(input);
    if (!document) continue;
    const { builds, lookedFor } = asked(document);
    const beside = [...(kind.companions?.(input.path) ?? []), ...(kind.links?.(document) ?? []), ...lookedFor.keys()];
    add(input.path, ...beside);
    for (const { path, root } of builds) {
      if (path === undefined) continue;
      add(input.path, path);
      add(path, input.path, ...beside, ...(root === undefined ? [] : ignorePaths(path, root, kinds)));
    }
  }
  const built = named();
  const { byName } = built;
  const pieces = new Set([...byName.keys()].flatMap(piecesOf));
  for (const input of byName.size > 0 ? inputs : []) {
    const kind = kindOf(input, kinds);
    const document = builders.get(input) ?? (mayName(input, pieces, kind) ? kind.parse(input) : undefined);
    for (const name of document ? imagesIn(document, built, kind, knowledge) : []) {
      for (const { asker, build } of byName.get(name) ?? [])
        add(input.path, asker.source.path, ...(build.path === undefined ? [] : [build.path]));
    }
  }
  return all;
}

/** Text of which a file has one that names an image, or one of nearly the same name. */
function piecesOf(name: string): readonly string[] {
  return name.includes("/") ? [basename(name), `${dirname(name)}/`] : [name];
}

/** Whether a file may name an image of the run, or nearly: only then it is parsed. */
function mayName({ text }: LintInput, pieces: ReadonlySet<string>, { yields }: Kind): boolean {
  return yields.includes("ImageRef") && [...pieces].some((piece) => text.includes(piece));
}

/** The images of the run that a document names, or names nearly. */
function imagesIn(
  document: Document,
  { byName, similar }: NamedBuilds,
  kind: Kind,
  knowledge: Knowledge,
): ReadonlySet<string> {
  const found = new Set<string>();
  const model = kind.model?.(document, { knowledge });
  for (const { type, node } of kind.walk(document, model, imagesOnly)) {
    const name = type === "ImageRef" ? knownValue((node as ImageRef).parts.name) : undefined;
    if (name === undefined) continue;
    for (const one of byName.has(name) ? [name] : similar(name)) found.add(one);
  }
  return found;
}

const imagesOnly: ReadonlySet<string> = new Set(["ImageRef"]);

/** The files whose verdicts a change of others can have turned, those that changed among them. */
export function withDependants(changed: ReadonlySet<string>, dependencies: Dependencies): ReadonlySet<string> {
  const all = new Set(changed);
  for (const [path, others] of dependencies) {
    if ([...others].some((other) => changed.has(other))) all.add(path);
  }
  return all;
}

/** The files of the run alone: what lies beside them is not read for this. */
function filesOf(inputs: readonly LintInput[]): Reader {
  const byPath = new Map(inputs.map(({ path, text }) => [normalizePath(path), text]));
  return { read: (path) => byPath.get(path), exists: (path) => byPath.has(path) };
}

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
