import type { Build } from "../nodes/build.ts";
import type { EnvVar } from "../nodes/env-var.ts";
import { knownValue } from "../syntax/fact.ts";
import { lookAt } from "../text/reader.ts";
import type { Spanned } from "../text/span.ts";
import { blockScope, commentDirectives } from "./comment-directives.ts";
import type { Document } from "./document.ts";
import type { EditorSupport, OutlineEntry } from "./editor.ts";
import type { AskedBuild, Directive, LinkFiles, Visit } from "./kind.ts";

// What kinds share of whose files only the builds are of interest that they call: shell scripts, Makefiles.

/** A file and the builds that it calls, in order. */
export interface CallingDocument extends Document {
  readonly builds: readonly Build[];
  /** Lines that hold nothing else, from the comment sign on. */
  readonly comments: readonly Spanned[];
}

/** A line that names a program that builds images, and then how it is told to. Comments have none. */
const call =
  /^[^#\n]*?(?:(?:docker|podman|nerdctl|buildah|container|\bko)(?:[^\n]|\\\r?\n){0,200}?\s(?:build|bud|bake|--build|publish)(?:\s|$)|kaniko(?:-project)?\/executor[:@\s"'\\])/im;

/** Whether a text may call a build: asked before anything of it is parsed. */
export function mayCallBuild(text: string): boolean {
  return call.test(text);
}

/** How much of a file `claims` sees, in characters; some take several bytes. */
const wholeHead = 4000;

/** Whether a file that starts so may call a build, perhaps behind what can be seen. */
export function mayCallBuildAfter(head: string): boolean {
  return head.length >= wholeHead || mayCallBuild(head);
}

/** Lines of comments. */
export function commentLines(text: string): readonly Spanned[] {
  return Array.from(text.matchAll(/^\ufeff?[ \t]*(#[^\r\n]*)/gm), ({ index, 0: line, 1: comment = "" }) => {
    const end = index + line.length;
    return { span: { start: end - comment.length, end } };
  });
}

/** Suppressions, above the call that they are for or for the whole file. */
export function callDirectives({ source, builds, comments }: CallingDocument): readonly Directive[] {
  const blocks = { source, blocks: builds.map(({ span }) => span) };
  return commentDirectives(source.text, comments, (suppression) => blockScope(blocks, suppression));
}

/** The builds and their arguments, in the order of the text. */
export function walkCalls({ builds }: CallingDocument): readonly Visit[] {
  const nodes: (Build | EnvVar)[] = builds.flatMap((build) => [build, ...build.args]);
  nodes.sort((a, b) => a.span.start - b.span.start);
  return nodes.map((node) => ({ type: node.type, node }));
}

/**
 * Of a build as it would be from each directory in which it may be called, the one whose Dockerfile is there. Where there
 * is none, or several are, nobody can tell which one is built.
 */
export function whereItIs(candidates: readonly AskedBuild[], files: LinkFiles): AskedBuild {
  const [first] = candidates as readonly [AskedBuild];
  const found = new Map(candidates.flatMap((one) => (one.path && isThere(one.path, files) ? [[one.path, one]] : [])));
  const [only] = found.values();
  return only && found.size === 1 ? only : { ...first, root: undefined, path: undefined };
}

function isThere(path: string, files: LinkFiles): boolean {
  const sort = lookAt(files, path);
  return sort !== undefined && sort !== "none";
}

/** The builds as an outline, each with what it builds or what it makes. */
export function buildOutline(builds: readonly Build[]): readonly OutlineEntry[] {
  return builds.map(({ place, span, dockerfile, context, tags }) => {
    const part = dockerfile ?? context ?? tags[0];
    return {
      name: place.owner?.label ?? "build",
      detail: knownValue(part?.value) ?? "",
      type: "instruction",
      span,
      selection: { start: span.start, end: span.start },
      children: [],
    };
  });
}

/** What an editor can do with files that call builds. */
export const callEditor: EditorSupport<CallingDocument> = {
  outline: ({ builds }) => buildOutline(builds),
  folds: ({ builds, comments }) => ({ spans: builds.map(({ span }) => span), comments }),
  directivePlaces: ({ source, builds }, offset) => {
    if (offset === undefined) return [source.text.startsWith("#!") ? source.text.indexOf("\n") + 1 : 0];
    const build = builds.find(({ span }) => span.start <= offset && offset <= span.end);
    return [commandStart(source.text, build?.span.start ?? offset)];
  },
};

/** The first line of those that backslashes join with that of an offset: a comment between them would end the command. */
function commandStart(text: string, offset: number): number {
  let start = text.lastIndexOf("\n", offset - 1) + 1;
  while (start > 0 && /\\\r?$/.test(text.slice(Math.max(0, start - 3), start - 1)))
    start = text.lastIndexOf("\n", start - 2) + 1;
  return start;
}
