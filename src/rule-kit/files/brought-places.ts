import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Copy, Word } from "../../kinds/dockerfile/nodes.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { knownValue } from "../../syntax/fact.ts";
import { basename, dirname, isWithin, normalizePath, removalCovers, resolvePath } from "../../syntax/posix-path.ts";
import { contextPath } from "./context-sources.ts";

/** A file or directory that comes from somewhere. */
export interface Place {
  /** Where it comes to stand: absolute. */
  readonly target: string;
  /** Path in the build context; undefined for what comes from elsewhere or is unpacked. */
  readonly source: string | undefined;
  readonly isDirectory: boolean;
}

/** What a COPY or ADD puts into a stage. */
export interface Brought extends Place {
  readonly copy: Copy | Add;
}

/** What a stage's own instructions bring, in order; undefined where a word of one is not known. */
export function broughtInto(
  { instructions }: Stage,
  model: DockerfileModel,
  context: BuildContext,
): readonly Brought[] | undefined {
  const brought: Brought[] = [];
  for (const copy of instructions) {
    if (copy.type !== "Copy" && copy.type !== "Add") continue;
    const destination = copy.destination && knownValue(model.resolve(copy.destination, copy));
    const { workdir } = model.before(copy);
    if (destination === undefined || !workdir.known) return undefined;
    const target = resolvePath(destination, workdir.value);
    const isThere = target === workdir.value || brought.some((one) => one.isDirectory && isWithin(one.target, target));
    const below = /(^|\/)\.{0,2}$/.test(destination) || copy.sources.length > 1 || isThere;
    for (const word of copy.sources) {
      const found = sourcesOf(word, copy, model, context);
      if (!found) return undefined;
      for (const one of found) {
        const goesBelow = below && !(one.isDirectory && one.name !== undefined);
        brought.push({
          copy,
          target: goesBelow && one.name !== undefined ? normalizePath(`${target}/${one.name}`) : target,
          source: one.source,
          isDirectory: one.isDirectory,
        });
      }
    }
  }
  return brought;
}

interface Source {
  /** Undefined where what it holds goes to the destination under names of its own. */
  readonly name: string | undefined;
  readonly source: string | undefined;
  readonly isDirectory: boolean;
}

function sourcesOf(
  word: Word,
  copy: Copy | Add,
  model: DockerfileModel,
  context: BuildContext,
): readonly Source[] | undefined {
  if (copy.heredocs.some(({ wordSpan }) => wordSpan.start === word.span.start)) {
    return [{ name: word.text.replace(/^<<-?["']?|["']$/g, ""), source: undefined, isDirectory: false }];
  }
  const value = knownValue(model.resolve(word, copy));
  if (value === undefined) return undefined;
  const path = contextPath(word, copy, model);
  // Of another stage, an image or a URL: a name with a suffix is a file.
  if (path === undefined) {
    return [{ name: basename(value), source: undefined, isDirectory: !/[^/]\.\w+$/.test(value) }];
  }
  if (!/[*?[]/.test(path)) return [contextSource(path, copy, context)];
  const directory = dirname(path);
  const entries = /[*?[]/.test(directory) || path.includes("[") ? undefined : context.list(directory);
  return entries
    ?.map(({ name }) => normalizePath(`${directory}/${name}`))
    .filter((one) => removalCovers(path, one))
    .map((one) => contextSource(one, copy, context));
}

function contextSource(source: string, copy: Copy | Add, context: BuildContext): Source {
  const sort = context.look(source);
  if (copy.type === "Add" && sort === "archive") return { name: undefined, source: undefined, isDirectory: true };
  if (sort === "directory") return { name: undefined, source, isDirectory: true };
  return { name: basename(source), source, isDirectory: false };
}

/**
 * Where a path of the image lies in the build context: by the last copy that puts it there, of those of directories by the
 * last that has it. Undefined for what comes from elsewhere.
 */
export function contextPathOf(path: string, places: readonly Place[], context: BuildContext): string | undefined {
  const from = places.filter(({ target, isDirectory }) => path === target || (isDirectory && isWithin(path, target)));
  const found = from.map(({ source, target }) =>
    source === undefined ? undefined : normalizePath(`${source}/${path.slice(target.length)}`),
  );
  return found.findLast((one) => one === undefined || context.look(one) !== "none") ?? found.at(-1);
}
