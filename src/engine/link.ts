import { inlineDockerfiles } from "../kinds/compose/inline.ts";
import type { ComposeDocument } from "../kinds/compose/nodes.ts";
import type { DockerfileModel } from "../kinds/dockerfile/model/types.ts";
import type { DockerfileDocument } from "../kinds/dockerfile/nodes.ts";
import type { DockerignoreDocument } from "../kinds/dockerignore/nodes.ts";
import type { Document, Embedded, Kind } from "../kinds/kind.ts";
import type { Invocation } from "../nodes/invocation.ts";
import type { BuildContext, ProjectView } from "../rule.ts";
import { dirname, normalizePath, resolvePath } from "../syntax/posix-path.ts";
import { type Caller, type Callers, callerOf, distinctInvocations, findCallers } from "./callers.ts";
import { buildingOf, composeWorld, envFileOf } from "./compose-builds.ts";
import type { Reader } from "./types.ts";

/** A document to link: a file's own, or one embedded in it. */
export interface LinkInput {
  readonly document: Document;
  readonly embedded: Embedded | undefined;
}

/** Kinds of documents that say how others are built: to link any document, all of these have to be known. */
export const callingKinds: ReadonlySet<string> = new Set(["compose"]);

export interface LinkOptions {
  /** All documents of the run, where the inputs are only those that linking needs. */
  readonly documents?: () => readonly Document[];
  /** Told whenever it is asked who builds the Dockerfile at a path. */
  readonly onCallers?: ((path: string, callers: readonly Caller[]) => void) | undefined;
  /** Told of each file that is asked for as a document, however often. */
  readonly onOpen?: ((path: string) => void) | undefined;
}

const nobody: readonly Caller[] = Object.freeze([]);

/**
 * Finds the links between documents: who builds a Dockerfile, from which directory, under which ignore file. Looks at
 * files beyond the documents only when asked, and at each once.
 */
export function linkProject(
  inputs: readonly LinkInput[],
  reader: Reader,
  kinds: readonly Kind[],
  { documents = () => inputs.map(({ document }) => document), onCallers, onOpen }: LinkOptions = {},
): ProjectView {
  const composeFiles = inputs.map(({ document }) => document).filter(isCompose);
  const world = composeWorld(composeFiles, reader, onOpen);
  const callers = findCallers(composeFiles, world);
  const open = opener(inputs, reader, kinds, onOpen);
  const invocations = new Map<readonly Caller[], readonly Invocation[]>();
  const contexts = new Map<string, BuildContext>();

  const callersOf = (document: DockerfileDocument) => {
    const inline = callers.ofInline.get(document);
    if (inline) return inline;
    const path = normalizePath(document.source.path);
    const found = callers.byPath.get(path) ?? nobody;
    onCallers?.(path, found);
    return found;
  };

  return {
    documents,
    invocations(document) {
      const found = callersOf(document);
      return remember(invocations, found, () => distinctInvocations(found));
    },
    context(document) {
      const found = callersOf(document);
      const dockerfile = callers.ofInline.has(document) ? undefined : normalizePath(document.source.path);
      const root = found.length > 0 ? commonRoot(found) : likelyRoot(dockerfile, reader);
      if (root === undefined) return undefined;
      const build = () => buildContext(root, dockerfile, reader, open);
      return onOpen ? build() : remember(contexts, `${root}\0${dockerfile ?? ""}`, build);
    },
    build(service, document) {
      const building = buildingOf(service, document, world);
      if (!building) return undefined;
      onOpen?.(envFileOf(document.source.path));
      const { dockerfile: path, invocation } = callerOf(service, building, document, world);
      const { dockerfileInline } = building.build;
      const inline = inlineDockerfiles(document).find(({ services }) =>
        services.some(({ build }) => dockerfileInline && build?.dockerfileInline === dockerfileInline),
      );
      const file = path === undefined ? undefined : (open(path, "dockerfile") as DockerfileDocument | undefined);
      const dockerfile = inline?.document ?? file;
      const modelOf = kinds.find(({ name }) => name === "dockerfile")?.model;
      return {
        path,
        dockerfile,
        invocation,
        model: (knowledge) =>
          dockerfile && (modelOf?.(dockerfile, { invocation, knowledge }) as DockerfileModel | undefined),
      };
    },
    dockerfile: (path, from) =>
      open(resolvePath(path, dirname(from.source.path)), "dockerfile") as DockerfileDocument | undefined,
  };
}

/** Who builds what, by those files of a run that can say it. */
export function callersIn(
  files: readonly { readonly kind: string; readonly path: string; readonly text: string }[],
  kinds: readonly Kind[],
  reader: Reader,
): Callers {
  const parse = ({ kind: name, ...source }: (typeof files)[number]) =>
    kinds.find((kind) => kind.name === name)?.parse(source);
  const composeFiles = files
    .map(parse)
    .filter((document) => document !== undefined)
    .filter(isCompose);
  return findCallers(composeFiles, composeWorld(composeFiles, reader));
}

function isCompose(document: Document): document is ComposeDocument {
  return document.kind === "compose";
}

function remember<K, V>(memory: Map<K, V>, key: K, compute: () => V): V {
  const old = memory.get(key);
  if (old !== undefined) return old;
  const value = compute();
  memory.set(key, value);
  return value;
}

type Open = (path: string, kind: string) => Document | undefined;

/** Gives the document of a path: one of the run, else the file read and parsed once. */
function opener(
  inputs: readonly LinkInput[],
  reader: Reader,
  kinds: readonly Kind[],
  onOpen: LinkOptions["onOpen"],
): Open {
  const opened = new Map<string, Document | null>();
  for (const { document, embedded } of inputs) {
    if (!embedded) opened.set(`${document.kind}\0${normalizePath(document.source.path)}`, document);
  }
  const read: Open = (path, kind) => {
    const text = reader.read(path);
    return text === undefined ? undefined : kinds.find(({ name }) => name === kind)?.parse({ path, text });
  };
  return (path, kind) => {
    onOpen?.(path);
    const key = `${kind}\0${path}`;
    let document = opened.get(key);
    if (document === undefined) {
      document = read(path, kind) ?? null;
      opened.set(key, document);
    }
    return document ?? undefined;
  };
}

/** The directory that all callers build from. */
function commonRoot(callers: readonly Caller[]): string | undefined {
  const root = callers[0]?.root;
  return callers.every((caller) => caller.root === root) ? root : undefined;
}

/** Docker reads `.dockerignore` at the root of a context: a directory that holds one beside the Dockerfile is a context. */
function likelyRoot(dockerfile: string | undefined, reader: Reader): string | undefined {
  if (dockerfile === undefined) return undefined;
  const root = dirname(dockerfile);
  return reader.exists(resolvePath(".dockerignore", root)) ? root : undefined;
}

/** The ignore file beside the Dockerfile, named after it, comes before the one at the root of the context. */
function buildContext(root: string, dockerfile: string | undefined, reader: Reader, open: Open): BuildContext {
  const own = dockerfile === undefined ? undefined : open(`${dockerfile}.dockerignore`, "dockerignore");
  const ignore = own ?? open(resolvePath(".dockerignore", root), "dockerignore");
  // Docker takes a path that would climb out of the context as if it started at its root.
  const inside = (path: string) => resolvePath(normalizePath(`/${path}`).slice(1), root);
  return {
    root,
    ignore: ignore as DockerignoreDocument | undefined,
    exists: (path) => reader.exists(inside(path)),
    read: (path) => reader.read(inside(path)),
  };
}
