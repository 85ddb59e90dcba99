import type { Document } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import type { Source } from "../text/source.ts";
import { checkUnits, type FileResult } from "./file-result.ts";
import type { LintOptions } from "./options.ts";
import { unitsOf } from "./unit.ts";

/** A text of a file, checked. */
export interface Pass {
  readonly result: FileResult;
  /** The project as the check saw it. */
  readonly view: ProjectView;
}

/** Checks another text of the same file, in the same project. */
export function recheck({ result, view }: Pass, text: string, options: LintOptions): Pass {
  const source: Source = { path: result.source.path, text };
  const units = unitsOf(result.kind.parse(source), result.kind, options.config.kinds);
  const old = [...result.verdicts.keys()];
  const next = units.reduce(
    (current, unit, index) => standIn(current, unit.document, (old[index] ?? unit).document),
    view,
  );
  return { result: checkUnits(units, next, options), view: next };
}

/** A project in which a changed document keeps the callers and the context of the one it replaces. */
function standIn(project: ProjectView, changed: Document, original: Document): ProjectView {
  const swap = (document: Document) => (document === changed ? original : document);
  return {
    ...project,
    builders: (document) => project.builders(swap(document)),
    context: (document) => project.context(swap(document)),
  };
}
