import type { DockerfileDocument, From, Word } from "../../kinds/dockerfile/nodes.ts";

/** The image of a FROM as its words name it: no variable is asked for its value. */
export interface WrittenBase {
  readonly word: Word;
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: boolean;
}

/** Undefined for scratch and for a stage above, which are no images of a registry. */
export function writtenBase({ image: word, span }: From, document: DockerfileDocument): WrittenBase | undefined {
  if (!word || word.text === "scratch" || isStageAbove(word.text, span.start, document)) return undefined;
  const [reference = "", digest] = word.text.replace(/\$\{(\w+)[^}]*\}/g, "$$$1").split("@");
  const colon = reference.indexOf(":", reference.lastIndexOf("/") + 1);
  const tag = colon < 0 ? undefined : reference.slice(colon + 1);
  return { word, name: colon < 0 ? reference : reference.slice(0, colon), tag, digest: digest !== undefined };
}

/** Whether a FROM above an offset gives a stage that name. */
export function isStageAbove(name: string, offset: number, { instructions }: DockerfileDocument): boolean {
  return instructions.some((one) => one.type === "From" && one.span.start < offset && one.as?.name.text === name);
}

/** Whether the same holds for a FROM above. */
export function isOneAbove(
  { span }: From,
  document: DockerfileDocument,
  holds: (base: WrittenBase) => boolean,
): boolean {
  return document.instructions.some((one) => {
    const base = one.type === "From" && one.span.start < span.start ? writtenBase(one, document) : undefined;
    return base !== undefined && holds(base);
  });
}
