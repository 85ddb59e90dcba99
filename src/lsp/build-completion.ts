import { isPredefinedArg } from "../knowledge/predefined.ts";
import { knownValue } from "../syntax/fact.ts";
import { dirname, resolvePath } from "../syntax/posix-path.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { type BuildWord, buildWordsAt, builtView } from "./build-words.ts";
import { isSameName, namesIn, saidOf } from "./outer-names.ts";

/** What may be written at a place. */
export interface WordCompletion {
  readonly label: string;
  /** What it replaces. */
  readonly span: Span;
  readonly detail: string;
  /** Lower ones come first; names of one rank in the order of the alphabet. */
  readonly rank: number;
}

/**
 * Stands for the word that is being written where there is none yet, or no entry that it is the key of. To read a text
 * with it takes as long as a change of it, and so the text is asked first as it is.
 */
const standIns = ["", "x", "x: x"];

/** Where a word begins, or a key has been begun: behind what is a value already nothing else can stand. */
const mayBegin = /(?:^|[^\w.])$|(?:^[\s-]*|[{,]\s*)["']?[\w.-]*$/;

/** What may be written in the words about a build: its stages, its arguments, the path of its Dockerfile. */
export function buildCompletionsAt(analysis: Analysis, offset: number): readonly WordCompletion[] {
  const { text } = analysis.source;
  if (!isNearBuild(analysis, offset)) return [];
  const written = text.slice(Math.max(text.lastIndexOf("\n", offset - 1) + 1, offset - farthest), offset);
  for (const standIn of standIns) {
    if (standIn !== "" && !mayBegin.test(written)) break;
    const tried = standIn === "" ? analysis : analysis.read(text.slice(0, offset) + standIn + text.slice(offset));
    const [word] = buildWordsAt(tried, offset);
    // A path that ends in a slash names a directory, and not the one that lists what comes next.
    const isDirectory = standIn === "" && text[offset - 1] === "/";
    if (!word || (isDirectory && !word.name)) continue;
    const { start, end } = word.span;
    const span = { start, end: standIn === "" ? end : end - 1 };
    return word.name ? namesFor(word, tried, span) : pathsFor(word, tried, offset, span);
  }
  return [];
}

/** Whether an offset is in what is said of a build, or in the line behind it: nothing is tried elsewhere. */
function isNearBuild({ source, units: [own], view }: Analysis, offset: number): boolean {
  const spans = own ? view.builds(own.document).flatMap((build) => saidOf(build).map(({ span }) => span)) : [];
  return spans.some(({ start, end }) => {
    const behind = offset <= end ? "" : source.text.slice(end, Math.min(offset, end + farthest));
    return start <= offset && offset <= end + behind.length && behind.split("\n").length <= 2;
  });
}

const farthest = 200;

function namesFor({ build, name }: BuildWord, analysis: Analysis, span: Span): readonly WordCompletion[] {
  const built = builtView(analysis, build);
  const names = built?.view.kind.editor?.names;
  const [own] = analysis.units;
  if (!built || !names || !name || !own) return [];
  const others = name.type === "arg" ? namesIn(build, own.document) : [];
  const given = others.filter((other) => other.span.start !== name.span.start);
  const labels = names.places(built.view).flatMap((place) => {
    const outer = place.definition ? names.outerName(place) : undefined;
    if (outer?.type !== name.type || isPredefinedArg(outer.name)) return [];
    return given.some((other) => isSameName(other, outer)) ? [] : outer.name;
  });
  const detail = name.type === "arg" ? "Argument" : "Stage";
  return [...new Set(labels)].map((label) => ({
    label,
    span,
    detail: `${detail} of ${built.analysis.source.path}`,
    rank: 0,
  }));
}

/** What lies in the directory that is written before the cursor. */
function pathsFor(
  { build, span: { start } }: BuildWord,
  analysis: Analysis,
  offset: number,
  span: Span,
): readonly WordCompletion[] {
  const { source, options, kind } = analysis;
  const part = saidOf(build).find(({ dockerfile }) => dockerfile?.contentSpan.start === start)?.dockerfile;
  const written = knownValue(part?.value);
  if (part === undefined || written === undefined || span.end !== offset) return [];
  // Where several directories may be the one that it starts from, that of the file is the likeliest.
  const path = build.path ?? resolvePath(written, dirname(source.path));
  const from = start + source.text.slice(start, offset).lastIndexOf("/") + 1;
  const built = options.config.kinds.filter((one) => one.built && one !== kind);
  const directory = dirname(path);
  return (options.reader.list?.(directory) ?? []).flatMap(({ name, sort }) => {
    if (sort === "other") return [];
    const isBuilt = sort === "file" && built.some((one) => one.claims(resolvePath(name, directory), () => ""));
    const label = sort === "directory" ? `${name}/` : name;
    return [{ label, span: { start: from, end: offset }, detail: sort, rank: isBuilt ? 0 : 1 }];
  });
}
