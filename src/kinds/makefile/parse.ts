import { buildByCommand } from "../../nodes/build-command.ts";
import { type Command, scriptAt } from "../../nodes/command.ts";
import { placeOf } from "../../nodes/known-place.ts";
import { type LogicalLine, logicalLines } from "../../syntax/make/lines.ts";
import { recipeText } from "../../syntax/make/recipe.ts";
import { type MakeVariables, readVariables } from "../../syntax/make/variables.ts";
import type { Source } from "../../text/source.ts";
import { commentLines, mayCallBuild } from "../build-calls.ts";
import type { MakefileDocument } from "./nodes.ts";

/** Reads the builds that the recipes of a Makefile call. Total. */
export function parseMakefile(source: Source): MakefileDocument {
  const { text } = source;
  const nothing: MakefileDocument = {
    kind: "makefile",
    source,
    builds: [],
    comments: [],
    recipes: [],
    exported: () => undefined,
  };
  // With these directives recipes start otherwise, or all lines of one share a shell.
  if (!mayCallBuild(text) || /^\.(?:RECIPEPREFIX|ONESHELL)\b/m.test(text)) return nothing;
  const lines = [...logicalLines(text)];
  const variables = readVariables(text, lines);
  const recipes = lines
    .filter(
      ({ isRecipe, span }) =>
        isRecipe && /\b(?:build|bud|bake|publish|executor)\b/.test(text.slice(span.start, span.end)),
    )
    .map((line) => commandsOf(line, text, variables));
  const builds = recipes.flat().flatMap((command) => buildByCommand(command) ?? []);
  return { ...nothing, builds, comments: commentLines(text), recipes, exported: variables.exported };
}

function commandsOf({ span, target = "" }: LogicalLine, text: string, variables: MakeVariables): readonly Command[] {
  const place = placeOf({
    kind: "makefile",
    owner: { type: "target", name: target, label: `target ${target}`, span },
    phase: "job",
    image: () => undefined,
    environment: () => [],
  });
  return scriptAt(recipeText(text, span, variables), place).commands;
}
