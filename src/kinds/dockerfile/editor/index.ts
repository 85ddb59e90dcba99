import { isRoot } from "../../../knowledge/users.ts";
import { lineStarts } from "../../../text/source.ts";
import type { EditorSupport, Hint, NameSupport } from "../../editor.ts";
import type { DockerfileModel } from "../model/types.ts";
import type { DockerfileDocument } from "../nodes.ts";
import { hoverAt } from "./hover.ts";
import { definitionOf, type Place, placesIn, placesLike } from "./names.ts";
import { foldsOf, outlineOf } from "./outline.ts";
import { keepsStages, outerNameOf, refusalOf, renamedPlaces, unfit } from "./rename.ts";
import { type DockerfileView, instructionAt } from "./view.ts";

/** Stages and variables. */
const names: NameSupport<DockerfileView, Place> = {
  places: placesIn,
  like: placesLike,
  definition: definitionOf,
  renamed: renamedPlaces,
  refusal: refusalOf,
  unfit,
  keeps: keepsStages,
  outerName: outerNameOf,
};

export const dockerfileEditor: EditorSupport<DockerfileDocument, DockerfileModel> = {
  outline: outlineOf,
  folds: foldsOf,
  hover: hoverAt,
  hints: effectiveUsers,
  names: names as NameSupport<DockerfileView>,
  directiveScopes: ["stage"],
  directivePlaces(document, offset) {
    const place = offset === undefined ? firstFreeLine(document) : instructionAt(document, offset)?.span.start;
    return place === undefined ? [] : [place];
  },
};

/** Behind each FROM, the user as whom the stage ends. */
function effectiveUsers({ models: [model] }: DockerfileView): readonly Hint[] {
  return model.stages.map(({ from, end: { user }, name, index }) => {
    const offset = from.span.end;
    const stage = `Stage ${name ?? index}`;
    if (!user.known) return { offset, label: "user ?", tooltip: `${stage}: ${user.reason}` };
    return { offset, label: `user ${isRoot(user.value) ? "root" : user.value}`, tooltip: `${stage} ends as this user` };
  });
}

/** A comment among parser directives would end them, so the first line behind them. */
function firstFreeLine({ source, directives, comments }: DockerfileDocument): number {
  const { text } = source;
  const shebang = comments[0] && text.startsWith("#!", comments[0].span.start) ? comments[0].span : undefined;
  const last = directives.at(-1)?.span ?? shebang;
  if (!last) return text.startsWith("\uFEFF") ? 1 : 0;
  return lineStarts(source).find((start) => start > last.start) ?? text.length;
}
