import { blockScope, commentDirectives } from "./comment-directives.ts";
import type { Directive } from "./kind.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Suppressions in the comments of a YAML file. */
export function yamlDirectives(document: YamlDocument): readonly Directive[] {
  const { source, comments } = document;
  return commentDirectives(source.text, comments, (suppression) => blockScope(document, suppression));
}
