import { applyEdits, type Edit } from "../text/edit.ts";
import type { Analysis } from "./analysis.ts";
import { callersOf, type Named, namedAt, outerNameOf } from "./names.ts";
import { renamingObstacle } from "./outer-names.ts";
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
  if (!found)
    return { refused: "Only stages and variables of a Dockerfile can be renamed, there or in a file that builds it" };
  const refused = found.names.refusal(found.place, found.view) ?? obstacle(found, undefined);
  return refused === undefined ? found : { refused };
}

/** The edits that give something another name. Refused is what cannot be proven to keep the file's meaning. */
export function rename(analysis: Analysis, offset: number, name: string): Renaming | Refusal {
  const found = renamable(analysis, offset);
  if ("refused" in found) return found;
  const { place, view, names, analysis: owner } = found;
  const refused = names.unfit(place, name, view) ?? obstacle(found, name);
  if (refused !== undefined) return { refused };
  const edits: Edit[] = [];
  for (const { span } of names.renamed(place, view)) {
    const edit = view.edit({ span, text: name });
    if (!edit) return { refused: "The name cannot be written in the file that contains this Dockerfile" };
    edits.push(edit);
  }
  if (!keeps(found, edits)) return { refused: "The stages would no longer depend on each other in the same way" };
  const callers = callersOf(found);
  const bound = callers.find(({ movable }) => !movable);
  if (bound) return { refused: `${bound.source.path} uses the name in a way that cannot be changed` };
  const renaming = new Map([[owner.source.path, edits]]);
  for (const { source, span } of callers) {
    const list = renaming.get(source.path) ?? [];
    renaming.set(source.path, [...list, { span, text: name }]);
  }
  return renaming;
}

function obstacle(found: Named, wanted: string | undefined): string | undefined {
  const name = outerNameOf(found);
  return name && renamingObstacle(found.analysis, found.view, name, wanted);
}

function keeps({ place, view, names, analysis }: Named, edits: readonly Edit[]): boolean {
  const index = viewsIn(analysis).findIndex(({ document }) => document === view.document);
  const after = viewsIn(analysis.read(applyEdits(analysis.source.text, edits)))[index];
  return after !== undefined && names.keeps(place, view, after);
}
