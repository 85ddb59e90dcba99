import { inlineDockerfiles } from "../kinds/compose/inline.ts";
import type { Build, ComposeDocument, Scalar, Service } from "../kinds/compose/nodes.ts";
import type { DockerfileDocument } from "../kinds/dockerfile/nodes.ts";
import { normalizePath } from "../syntax/posix-path.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { type DockerfileView, touches } from "./dockerfiles.ts";

/** A place of a Compose file that names a stage or an ARG of a Dockerfile. */
export interface CallerPlace {
  readonly path: string;
  readonly span: Span;
  readonly type: "target" | "arg";
  readonly name: string;
  /** It may be given another name without a change of anything else. */
  readonly movable: boolean;
}

/** Where Compose files name stages and ARGs of a Dockerfile. */
export function callerPlaces(analysis: Analysis, view: DockerfileView): readonly CallerPlace[] {
  const places = new Map<string, CallerPlace>();
  const foreign = new Set<string>();
  for (const document of analysis.view.documents()) {
    if (document.kind !== "compose") continue;
    const compose = document as ComposeDocument;
    for (const service of compose.services) {
      const ours = builds(service, compose, analysis, view);
      for (const place of namesIn(service.build, compose)) {
        const key = `${place.path}\0${place.span.start}`;
        if (ours) places.set(key, place);
        else foreign.add(key);
      }
    }
  }
  // What an anchor shares with builds of other Dockerfiles belongs to them too.
  return [...places].map(([key, place]) => (foreign.has(key) ? { ...place, movable: false } : place));
}

function builds(service: Service, document: ComposeDocument, analysis: Analysis, view: DockerfileView): boolean {
  if (!service.build) return false;
  if (view.document.source.path === document.source.path) {
    return inlineDockerfiles(document).some(
      (inline) => inline.document === view.document && inline.services.includes(service),
    );
  }
  return analysis.view.build(service, document)?.path === normalizePath(analysis.source.path);
}

function namesIn(build: Build | undefined, { source }: ComposeDocument): readonly CallerPlace[] {
  if (!build) return [];
  const place = (type: CallerPlace["type"], { value, contentSpan }: Scalar, movable: boolean): CallerPlace => {
    const written = source.text.slice(contentSpan.start, contentSpan.end) === value;
    return { path: source.path, span: contentSpan, type, name: value, movable: movable && written };
  };
  // Without a value Compose takes that of its own environment, by the same name.
  const args = build.args.map(({ name, value }) => place("arg", name, value !== undefined));
  return build.target ? [place("target", build.target, true), ...args] : args;
}

/** Where a Dockerfile defines what a place of a Compose file names. */
export function definitionFromCompose(
  { kind, result, view }: Analysis,
  offset: number,
): { readonly path: string; readonly span: Span; readonly from: Span } | undefined {
  const [own] = [...result.verdicts.keys()];
  if (kind.name !== "compose" || !own) return undefined;
  const document = own.document as ComposeDocument;
  for (const service of document.services) {
    const named = namesIn(service.build, document).find(({ span }) => touches(span, offset));
    const dockerfile = named && view.build(service, document)?.dockerfile;
    // One that is written here has its own places.
    if (!dockerfile || dockerfile.source.path === document.source.path) continue;
    const span = named.type === "target" ? stageSpan(dockerfile, named.name) : argSpan(dockerfile, named.name);
    if (span) return { path: dockerfile.source.path, span, from: named.span };
  }
  return undefined;
}

function stageSpan({ stages }: DockerfileDocument, name: string): Span | undefined {
  return stages.findLast((stage) => stage.name === name.toLowerCase())?.from.as?.name.span;
}

function argSpan({ instructions }: DockerfileDocument, name: string): Span | undefined {
  const pairs = instructions.flatMap((instruction) => (instruction.type === "Arg" ? instruction.pairs : []));
  return pairs.find(({ key }) => key.text === name)?.key.span;
}
