import { parseSuppression, type Suppression } from "../syntax/directives.ts";
import type { Span } from "../text/span.ts";
import type { Directive } from "./kind.ts";

/**
 * Suppressions in the comments of a document that is no Dockerfile. BuildKit's `check=` counts in Dockerfiles alone.
 *
 * @param comments whose span starts at the comment sign
 * @param scopeOf the span that a suppression covers, undefined where it has no effect
 */
export function commentDirectives(
  text: string,
  comments: readonly { readonly span: Span }[],
  scopeOf: (suppression: Suppression) => Span | undefined,
): readonly Directive[] {
  const directives: Directive[] = [];
  for (const { span } of comments) {
    for (const suppression of parseSuppression(text.slice(span.start, span.end), span)) {
      const scope = suppression.dialect === "buildkit" ? undefined : scopeOf(suppression);
      if (scope) directives.push({ ...suppression, scope });
    }
  }
  return directives;
}
