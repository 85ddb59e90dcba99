import type { OuterName } from "../kinds/editor.ts";
import type { Document, Kind } from "../kinds/kind.ts";
import type { Build } from "../nodes/build.ts";
import type { LinkedBuild } from "../rule.ts";
import { normalizePath } from "../syntax/posix-path.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { type PlacedView, touches } from "./views.ts";

/** A place of a file that builds a document and names a target or an argument of it. */
export interface OuterPlace extends OuterName {
  readonly path: string;
  readonly span: Span;
  /** It may be given another name without a change of anything else. */
  readonly movable: boolean;
}

/** Where files that build a document name its targets and arguments. */
export function outerPlaces(analysis: Analysis, view: PlacedView): readonly OuterPlace[] {
  const places = new Map<string, OuterPlace>();
  const foreign = new Set<string>();
  for (const document of analysis.view.documents()) {
    for (const build of analysis.view.builds(document)) {
      const ours = isBuildOf(build, view, analysis);
      for (const place of namesIn(build.node, document)) {
        const key = `${place.path}\0${place.span.start}`;
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

function namesIn(build: Build | undefined, { source }: Document): readonly OuterPlace[] {
  if (!build) return [];
  const place = (type: OuterName["type"], name: string, span: Span, movable: boolean): OuterPlace => {
    const written = source.text.slice(span.start, span.end) === name;
    return { path: source.path, span, type, name, movable: movable && written };
  };
  // Without a value it is taken from the environment, by the same name.
  const args = build.args.map(({ name, nameSpan, value }) => place("arg", name, nameSpan, value !== undefined));
  const { target } = build;
  if (!target) return args;
  const name = target.value.known ? target.value.value : "";
  return [place("target", name, target.contentSpan, true), ...args];
}

/** Where a document defines what a file that builds it names at an offset. */
export function definitionOfOuter(
  { result, view, options }: Analysis,
  offset: number,
): { readonly path: string; readonly span: Span } | undefined {
  const [own] = [...result.verdicts.keys()];
  if (!own) return undefined;
  const { document } = own;
  for (const build of view.builds(document)) {
    const named = namesIn(build.node, document).find(({ span }) => touches(span, offset));
    // One that is written here has its own places.
    if (!named || build.inline) continue;
    const found = builtKinds(options.config.kinds).flatMap((kind) => definedIn(kind, named, build) ?? []);
    if (found[0]) return found[0];
  }
  return undefined;
}

function builtKinds(kinds: readonly Kind[]): readonly Kind[] {
  return kinds.filter(({ built }) => built);
}

function definedIn(kind: Kind, name: OuterName, build: LinkedBuild) {
  const built = build.document(kind.name);
  const span = built && kind.editor?.definitionOf?.(name, built);
  return built && span && { path: built.source.path, span };
}
