import type { LinkedBuild } from "../rule.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { namesIn, type OuterPlace, saidOf } from "./outer-names.ts";
import { type PlacedView, touches, viewsIn } from "./views.ts";

/** A word of a file that says something of a build. */
export interface BuildWord {
  readonly build: LinkedBuild;
  readonly span: Span;
  /** The target or argument that it names; undefined for the words that say which document is built. */
  readonly name: OuterPlace | undefined;
}

/** A document that is built, in the file that it stands in. */
export interface BuiltView {
  readonly analysis: Analysis;
  readonly view: PlacedView;
}

/** The words about the builds that a file asks for. One that builds share is there for each of them. */
export function buildWords({ units: [own], view }: Analysis): readonly BuildWord[] {
  if (!own) return [];
  return view.builds(own.document).flatMap((build) => [
    ...saidOf(build).flatMap(({ dockerfile, context }) => {
      // The words that name the file, or the context that holds one of the usual name.
      const span = (dockerfile ?? context)?.contentSpan;
      return span ? [{ build, span, name: undefined }] : [];
    }),
    ...namesIn(build, own.document).map((name) => ({ build, span: name.span, name })),
  ]);
}

export function buildWordsAt(analysis: Analysis, offset: number): readonly BuildWord[] {
  return buildWords(analysis).filter(({ span }) => touches(span, offset));
}

/** What a build builds. */
export function builtView(analysis: Analysis, build: LinkedBuild): BuiltView | undefined {
  const { inline, path } = build;
  if (inline) {
    const view = viewsIn(analysis).find(({ document }) => document === inline);
    return view && { analysis, view };
  }
  if (path === undefined) return undefined;
  const kind = analysis.options.config.kinds.find(({ built, name }) => built && build.document(name));
  const other = kind && analysis.beside(path, kind);
  const view = other && viewsIn(other)[0];
  return view && { analysis: other, view };
}
