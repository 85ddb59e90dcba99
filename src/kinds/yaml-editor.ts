import type { Folds } from "./editor.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Entries and items on several lines, and comments. */
export function yamlFolds({ blocks, comments }: YamlDocument): Folds {
  return { spans: blocks, comments };
}

/** Above the innermost entry or item that a place stands in, else above its own line. */
export function yamlDirectivePlaces({ blocks, source }: YamlDocument, offset: number | undefined): readonly number[] {
  if (offset === undefined) return [source.text.startsWith("\uFEFF") ? 1 : 0];
  const block = blocks.findLast(({ start, end }) => start <= offset && offset <= end);
  return block ? [block.start, offset] : [offset];
}
