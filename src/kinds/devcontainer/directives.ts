import { blockScope, commentDirectives, withHashes } from "../comment-directives.ts";
import type { Directive } from "../kind.ts";
import type { DevcontainerDocument } from "./nodes.ts";

/** Suppressions in comments, whichever of JavaScript's signs these have. */
export function devcontainerDirectives(document: DevcontainerDocument): readonly Directive[] {
  const { source, comments } = document;
  return commentDirectives(withHashes(source.text, comments), comments, (suppression) =>
    blockScope(document, suppression),
  );
}
