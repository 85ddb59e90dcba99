import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { From, Word } from "../../kinds/dockerfile/nodes.ts";
import { perModel, perPart } from "../model/per-model.ts";

/** The image of a FROM as its words name it: no variable is asked for its value. */
export interface WrittenBase {
  readonly word: Word;
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: boolean;
}

/** Whether or not it ends: so a text is looked through once. */
const braced = /\$\{(\w*)[^}]*\}?/g;

function withoutBraces(all: string, name: string): string {
  return name !== "" && all.endsWith("}") ? `$${name}` : all;
}

/** Undefined for scratch and for a stage above, which are no images of a registry. */
export const writtenBase = perPart(({ image: word, span }: From, model): WrittenBase | undefined => {
  if (!word || word.text === "scratch" || isStageAbove(word.text, span.start, model)) return undefined;
  const [reference = "", digest] = word.text.replace(braced, withoutBraces).split("@");
  const colon = reference.indexOf(":", reference.lastIndexOf("/") + 1);
  const tag = colon < 0 ? undefined : reference.slice(colon + 1);
  return { word, name: colon < 0 ? reference : reference.slice(0, colon), tag, digest: digest !== undefined };
});

/** The written bases of a file, in its order. */
export const writtenBases = perModel((model): readonly WrittenBase[] =>
  model.stages.flatMap(({ from }) => writtenBase(from, model) ?? []),
);

/** Whether a FROM above an offset gives a stage that name, as written. */
export function isStageAbove(name: string, offset: number, model: DockerfileModel): boolean {
  return (firstNames(model).get(name) ?? Number.POSITIVE_INFINITY) < offset;
}

const firstNames = perModel(({ stages }): ReadonlyMap<string, number> => {
  const first = new Map<string, number>();
  for (const { from } of stages) {
    const name = from.as?.name.text;
    if (name !== undefined && !first.has(name)) first.set(name, from.span.start);
  }
  return first;
});
