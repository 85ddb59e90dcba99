import type { NamedPlace, NameSupport, OuterName, View } from "../kinds/editor.ts";
import type { Document } from "../kinds/kind.ts";
import { positionAt, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { type BuildWord, type BuiltView, buildWordsAt, builtView } from "./build-words.ts";
import { isSameName, type OuterPlace, outerPlaces } from "./outer-names.ts";
import { touches, viewsAt } from "./views.ts";

/** Something with a name, and what can be done with it. */
export interface Named extends BuiltView {
  /** Where the name was met, in the file that was asked about. */
  readonly span: Span;
  /** The same thing in the document that it belongs to. */
  readonly place: NamedPlace;
  readonly names: NameSupport<View>;
}

/** What has a name at an offset: of the document there, else of one that the file builds. */
export function namedAt(analysis: Analysis, offset: number): Named | undefined {
  return allNamedAt(analysis, offset)[0];
}

/** The same; several where builds of several documents share the word. */
export function allNamedAt(analysis: Analysis, offset: number): readonly Named[] {
  for (const { view, at } of viewsAt(analysis, offset)) {
    const names = view.kind.editor?.names;
    const place = names?.places(view).find(({ span }) => touches(span, at));
    if (names && place) return [{ analysis, view, place, names, span: view.outer(place.span) }];
  }
  const found = new Map<string, Named>();
  for (const word of buildWordsAt(analysis, offset)) {
    const named = namedByWord(word, analysis);
    if (named) found.set(`${named.analysis.source.path}\0${named.view.outer(named.place.span).start}`, named);
  }
  return [...found.values()];
}

function namedByWord({ build, name, span }: BuildWord, analysis: Analysis): Named | undefined {
  const built = name && builtView(analysis, build);
  const names = built?.view.kind.editor?.names;
  if (!built || !names) return undefined;
  const places = names.places(built.view).filter((one) => {
    const outer = one.definition ? names.outerName(one) : undefined;
    return outer && isSameName(outer, name);
  });
  // The last stage of a name is the one that is built.
  const place = name.type === "target" ? places.at(-1) : places[0];
  return place && { ...built, span, place, names };
}

/** What those who build its document call a thing. */
export function outerNameOf({ names, place }: Named): OuterName | undefined {
  return names.outerName(place);
}

/** Where those who build its document name a thing, among the documents given or in all. */
export function callersOf(named: Named, documents?: readonly Document[]): readonly OuterPlace[] {
  const name = outerNameOf(named);
  if (!name) return [];
  return outerPlaces(named.analysis, named.view, documents).filter((place) => isSameName(place, name));
}

/** Where a thing is defined, in the file that it stands in. */
export function definitionOf({ names, place, view }: Named): Span | undefined {
  const found = names.definition(place, view);
  return found && view.outer(found.span);
}

/** "line 3 of app/Dockerfile" */
export function whereIs({ start }: Span, source: Source): string {
  return `line ${positionAt(source, start).line} of ${source.path}`;
}
