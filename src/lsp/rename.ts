import { applyEdits, type Edit } from "../text/edit.ts";
import type { Analysis } from "./analysis.ts";
import { type Named, namedAt } from "./names.ts";
import { outerPlaces } from "./outer-names.ts";
import { viewsIn } from "./views.ts";

/** Why a name cannot be changed, as a sentence without a full stop. */
export interface Refusal {
  readonly refused: string;
}

/** Edits by path of the file that they change. */
export type Renaming = ReadonlyMap<string, readonly Edit[]>;

/** The name at an offset, if it may be changed at all. */
export function renamable(analysis: Analysis, offset: number): Named | Refusal {
  const found = namedAt(analysis, offset);
  if (!found) return { refused: "Only stages and variables of a Dockerfile can be renamed" };
  const refused = found.names.refusal(found.place, found.view);
  return refused === undefined ? found : { refused };
}

/** The edits that give something another name. Refused is what cannot be proven to keep the file's meaning. */
export function rename(analysis: Analysis, offset: number, name: string): Renaming | Refusal {
  const found = renamable(analysis, offset);
  if ("refused" in found) return found;
  const { place, view, names } = found;
  const refused = names.unfit(place, name, view);
  if (refused !== undefined) return { refused };
  const edits: Edit[] = [];
  for (const { span } of names.renamed(place, view)) {
    const edit = view.edit({ span, text: name });
    if (!edit) return { refused: "The name cannot be written in the file that contains this Dockerfile" };
    edits.push(edit);
  }
  if (!keeps(found, analysis, edits))
    return { refused: "The stages would no longer depend on each other in the same way" };
  const callers = outerPlaces(analysis, view).filter((caller) => names.isNamed(place, caller));
  const bound = callers.find(({ movable }) => !movable);
  if (bound) return { refused: `${bound.path} uses the name in a way that cannot be changed` };
  const renaming = new Map([[analysis.source.path, edits]]);
  for (const { path, span } of callers) {
    const list = renaming.get(path) ?? [];
    renaming.set(path, [...list, { span, text: name }]);
  }
  return renaming;
}

function keeps({ place, view, names }: Named, analysis: Analysis, edits: readonly Edit[]): boolean {
  const index = viewsIn(analysis).findIndex(({ document }) => document === view.document);
  const after = viewsIn(analysis.again(applyEdits(analysis.source.text, edits)))[index];
  return after !== undefined && names.keeps(place, view, after);
}
