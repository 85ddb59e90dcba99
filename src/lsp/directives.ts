import type { Directive } from "../kinds/kind.ts";
import { contains, type Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";

/** A directive with its places in the file, also where it stands in an embedded document. */
export interface PlacedDirective {
  readonly directive: Directive;
  readonly span: Span;
  readonly scope: Span;
  /** Silences the whole file, or the whole of the embedded document. */
  readonly whole: boolean;
}

/** The directives of a file and of what is embedded in it. */
export function directivesIn({ units }: Analysis): readonly PlacedDirective[] {
  return units.flatMap(({ document, kind, embedded }) => {
    const outer = ({ start, end }: Span) =>
      embedded ? { start: embedded.toOuter(start), end: embedded.toOuter(end) } : { start, end };
    const all = { start: 0, end: document.source.text.length };
    return kind.directives(document).map((directive) => {
      const { span, scope } = directive;
      return { directive, span: outer(span), scope: outer(scope), whole: contains(scope, all) };
    });
  });
}
