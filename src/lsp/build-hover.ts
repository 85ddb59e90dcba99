import type { Hover, Markup } from "../kinds/editor.ts";
import { positionAt } from "../text/source.ts";
import type { Analysis } from "./analysis.ts";
import { type BuildWord, buildWordsAt, builtView } from "./build-words.ts";
import { allNamedAt, callersOf, definitionOf, type Named, whereIs } from "./names.ts";

/** What a word about a build means: the document that is built, or what that makes of a name. */
export function buildHoverAt(analysis: Analysis, offset: number, markup: Markup): Hover | undefined {
  const words = buildWordsAt(analysis, offset);
  const [first] = words;
  if (!first) return undefined;
  const parts = first.name
    ? allNamedAt(analysis, offset).flatMap((named) => nameParts(named, first, markup))
    : words.map((word) => fileText(word, analysis, markup));
  return parts.length === 0 ? undefined : { span: first.span, parts: [...new Set(parts)] };
}

function fileText({ build: { path, inline }, build }: BuildWord, analysis: Analysis, markup: Markup): string {
  if (inline) return "Builds the Dockerfile that is written here";
  if (path === undefined) return "Which file is built is not known";
  if (!analysis.options.reader.exists(path)) return `Builds ${markup.code(path)}, which is not there`;
  const built = builtView(analysis, build);
  const names = built?.view.kind.editor?.names;
  const places = built && names ? names.places(built.view).filter(({ definition }) => definition) : [];
  const targets = places.flatMap((place) => {
    const name = names?.outerName(place);
    return name?.type === "target" ? markup.code(name.name) : [];
  });
  const stages = targets.length === 0 ? "" : `, whose stages are ${targets.slice(0, maxListed).join(", ")}`;
  return `Builds ${markup.code(path)}${stages}${targets.length > maxListed ? " and more" : ""}`;
}

const maxListed = 6;

/** The line that defines it, what its document says of it, and who else names it. */
function nameParts(named: Named, { name }: BuildWord, markup: Markup): readonly string[] {
  const { view, place, analysis } = named;
  const span = definitionOf(named);
  const defined =
    span && `${markup.code(lineAt(span.start, analysis))} in ${markup.text(whereIs(span, analysis.source))}`;
  const meaning = view.kind.editor?.hover?.(view, place.span.start, markup);
  const others = callersText(
    named,
    markup,
    (caller) => caller.source !== name?.source || caller.span.start !== name.span.start,
  );
  return [...(defined ? [defined] : []), ...(meaning?.parts ?? []), ...others];
}

function lineAt(offset: number, { source }: Analysis): string {
  const { column } = positionAt(source, offset);
  const start = offset - column + 1;
  return /^[^\r\n]{0,200}/.exec(source.text.slice(start, start + 200))?.[0].trim() ?? "";
}

/** Who builds with a name, as far as the files of the workspace tell. */
export function callersText(
  named: Named,
  markup: Markup,
  counts: (caller: ReturnType<typeof callersOf>[number]) => boolean = () => true,
): readonly string[] {
  const callers = callersOf(named).filter(counts);
  const places = [...new Set(callers.map(({ span, source }) => whereIs(span, source)))];
  if (places.length === 0) return [];
  const listed = places.slice(0, maxListed).map(markup.text).join(", ");
  const more = places.length > maxListed ? ` and ${places.length - maxListed} more` : "";
  return [`${callers[0]?.type === "arg" ? "Given" : "Built"} by ${listed}${more}`];
}
