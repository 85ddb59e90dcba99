import { isRemoteContext } from "../kinds/asked-build.ts";
import type { OuterName } from "../kinds/editor.ts";
import type { Document } from "../kinds/kind.ts";
import type { Build } from "../nodes/build.ts";
import type { LinkedBuild } from "../rule.ts";
import { knownValue } from "../syntax/fact.ts";
import { normalizePath } from "../syntax/posix-path.ts";
import type { Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import type { PlacedView } from "./views.ts";

/** A place of a file that builds a document and names a target or an argument of it. */
export interface OuterPlace extends OuterName {
  /** The file. */
  readonly source: Source;
  readonly span: Span;
  /** It may be given another name without a change of anything else. */
  readonly movable: boolean;
}

/** Where files that build a document name its targets and arguments. */
export function outerPlaces(
  analysis: Analysis,
  view: PlacedView,
  documents: readonly Document[] = analysis.view.documents(),
): readonly OuterPlace[] {
  const places = new Map<string, OuterPlace>();
  const foreign = new Set<string>();
  for (const document of documents) {
    for (const build of analysis.view.builds(document)) {
      const ours = isBuildOf(build, view, analysis);
      for (const place of namesIn(build, document)) {
        const key = `${place.source.path}\0${place.span.start}`;
        if (ours) places.set(key, place);
        else foreign.add(key);
      }
    }
  }
  // What an anchor shares with builds of other documents belongs to them too.
  return [...places].map(([key, place]) => (foreign.has(key) ? { ...place, movable: false } : place));
}

function isBuildOf({ inline, path }: LinkedBuild, view: PlacedView, { source }: Analysis): boolean {
  return view.embedded ? inline === view.document : path === normalizePath(source.path);
}

/** All that a file says of a build that it asks for. */
export function saidOf({ layers, node }: LinkedBuild): readonly Build[] {
  return layers ?? (node ? [node] : []);
}

/** The targets and arguments that a file names for a build. */
export function namesIn(build: LinkedBuild, { source }: Document): readonly OuterPlace[] {
  const place = (type: OuterName["type"], name: string, span: Span, movable: boolean): OuterPlace => {
    const written = source.text.slice(span.start, span.end) === name;
    return { source, span, type, name, movable: movable && written };
  };
  return saidOf(build).flatMap(({ target, args }) => [
    ...(target?.value.known ? [place("target", target.value.value, target.contentSpan, true)] : []),
    // Without a value it is taken from the environment, by the same name.
    ...args.map(({ name, nameSpan, value }) => place("arg", name, nameSpan, value !== undefined)),
  ]);
}

/** Whether two names mean the same thing of one document; those of stages are the same in any case of their letters. */
export function isSameName(one: OuterName, other: OuterName): boolean {
  if (one.type !== other.type) return false;
  return one.type === "arg" ? one.name === other.name : one.name.toLowerCase() === other.name.toLowerCase();
}

/** Why nobody can tell that all who name a thing are known, or that nobody uses the name that it shall have. */
export function renamingObstacle(
  analysis: Analysis,
  view: PlacedView,
  name: OuterName,
  wanted: string | undefined,
): string | undefined {
  for (const document of analysis.view.documents()) {
    for (const build of analysis.view.builds(document)) {
      const said = isBuildOf(build, view, analysis)
        ? doubtAbout(build, document, name, wanted)
        : mayBeOurs(build) && namesIn(build, document).some((place) => isSameName(place, name))
          ? `names ${name.name} for a build whose Dockerfile is not known`
          : undefined;
      if (said !== undefined) return `${build.by.label} of ${document.source.path} ${said}`;
    }
  }
  return undefined;
}

/** Whether a build may be one of any document, as nobody can tell which one it builds. */
function mayBeOurs({ path, inline, node }: LinkedBuild): boolean {
  const context = knownValue(node?.context?.value);
  return path === undefined && !inline && !node?.inline && !(context !== undefined && isRemoteContext(context));
}

/** What of a build of ours may hang on a name unseen. */
function doubtAbout(
  build: LinkedBuild,
  document: Document,
  { type, name }: OuterName,
  wanted: string | undefined,
): string | undefined {
  if (!build.invocation.known) return "may say more of its build than can be seen";
  const said = saidOf(build);
  if (type === "target" && said.some(({ target }) => target && !target.value.known))
    return "has a target that is not known";
  if (type === "arg" && said.some(({ args }) => args.some((arg) => /[$%`{]/.test(arg.name))))
    return "gives an argument whose name is not known";
  const contexts = said.flatMap(({ contexts: named }) => named.map((context) => context.name.value));
  if (type === "target" && contexts.some((context) => !context.known || context.value.toLowerCase() === name))
    return `may replace ${name} by a context of that name`;
  if (wanted === undefined || isSameName({ type, name }, { type, name: wanted })) return undefined;
  const isTaken =
    namesIn(build, document).some((place) => isSameName(place, { type, name: wanted })) ||
    (type === "target" && contexts.some((context) => knownValue(context)?.toLowerCase() === wanted));
  return isTaken ? `already names ${wanted}` : undefined;
}
