import { blockScope, commentDirectives, withHashes } from "../comment-directives.ts";
import type { Directive } from "../kind.ts";
import { blockSpans } from "./blocks.ts";
import type { BakeDocument } from "./nodes.ts";

/** Suppressions in comments, whichever of HCL's signs these have. */
export function bakeDirectives(document: BakeDocument): readonly Directive[] {
  const { source, comments } = document;
  const blocks = { source, blocks: blockSpans(document) };
  return commentDirectives(withHashes(source.text, comments), comments, (suppression) =>
    blockScope(blocks, suppression),
  );
}
