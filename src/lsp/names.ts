import type { NamedPlace, NameSupport, View } from "../kinds/editor.ts";
import type { Analysis } from "./analysis.ts";
import { type PlacedView, touches, viewsAt } from "./views.ts";

/** Something with a name at a place of a file, and what can be done with it. */
export interface Named {
  readonly place: NamedPlace;
  readonly view: PlacedView;
  readonly names: NameSupport<View>;
}

/** What has a name at an offset. */
export function namedAt(analysis: Analysis, offset: number): Named | undefined {
  for (const { view, at } of viewsAt(analysis, offset)) {
    const names = view.kind.editor?.names;
    const place = names?.places(view).find(({ span }) => touches(span, at));
    if (names && place) return { place, view, names };
  }
  return undefined;
}
