import type { AskedBuild, Document } from "../kinds/kind.ts";
import type { BuildPart } from "../nodes/build.ts";
import { partsOfImage } from "../nodes/image-ref.ts";
import { knownValue } from "../syntax/fact.ts";
import type { ImageParts } from "../syntax/image-parts.ts";
import { similarNames } from "./similar-names.ts";

/** A build with the file that asks for it. */
export interface CallingBuild {
  readonly asker: Document;
  readonly build: AskedBuild;
}

/** A build that gives its image a name. */
export interface NamedBuild extends CallingBuild {
  readonly name: BuildPart;
  readonly parts: ImageParts;
}

/** The builds of a run by what they call their images. */
export interface NamedBuilds {
  /** By registry and repository, in their shortest usual form. */
  readonly byName: ReadonlyMap<string, readonly NamedBuild[]>;
  /** Whether all names are known. */
  readonly complete: boolean;
  /** Those of the names that another may be a misspelling of, where nobody builds an image of that one. */
  similar(name: string): readonly string[];
}

export function namedBuilds(builds: readonly CallingBuild[]): NamedBuilds {
  const byName = new Map<string, NamedBuild[]>();
  let complete = true;
  for (const { asker, build } of builds) {
    for (const name of build.images ?? []) {
      const parts = partsOfImage(name.value);
      const repository = knownValue(parts.name);
      if (repository === undefined) complete = false;
      else {
        const list = byName.get(repository) ?? [];
        list.push({ asker, build, name, parts });
        byName.set(repository, list);
      }
    }
  }
  let find: ReturnType<typeof similarNames> | undefined;
  const similar = (name: string) => {
    if (byName.has(name)) return [];
    find ??= similarNames(byName.keys());
    return find(name);
  };
  return { byName, complete, similar };
}

/** The same text for the same answer to the question who builds an image. */
export function namedBuildsText({ byName, complete, similar }: NamedBuilds, repository: string): string {
  const facts = (byName.get(repository) ?? []).map(({ asker, name, parts, build: { by, path, root, invocation } }) => [
    asker.source.path,
    by.label,
    name.span,
    name.value,
    parts.tag,
    path,
    root,
    [...invocation.args],
    [...(invocation.unknownArgs ?? [])],
    invocation.target,
  ]);
  return JSON.stringify([complete, facts, similar(repository)]);
}
