import type { AskedBuild, Document, Embedded, Kind } from "../kinds/kind.ts";
import type { DocumentOf, KindName, ModelOf } from "../kinds/kinds.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { BuildContext, IgnoreRules } from "../nodes/build-context.ts";
import type { Invocation } from "../nodes/invocation.ts";
import type { ImageBuilds, LinkedBuild, ProjectView } from "../rule.ts";
import { dirname, normalizePath, resolvePath } from "../syntax/posix-path.ts";
import { lookAt, type Reader } from "../text/reader.ts";
import { BuiltModels } from "./built-models.ts";
import { findCallers } from "./callers.ts";
import { isIgnoredByGit } from "./ignored-by-git.ts";
import type { NamedBuilds } from "./image-builds.ts";
import { type Caller, distinctInvocations } from "./invocations.ts";

/** A document to link: a file's own, or one embedded in it. */
export interface LinkInput {
  readonly document: Document;
  readonly embedded: Embedded | undefined;
}

export interface LinkOptions {
  /** All documents of the run, where the inputs are only those that linking needs. */
  readonly documents?: () => readonly Document[];
  /** Told whenever it is asked who builds the document at a path. */
  readonly onCallers?: ((path: string, callers: readonly Caller[]) => void) | undefined;
  /** Told of each file that is asked for as a document, however often. */
  readonly onOpen?: ((path: string) => void) | undefined;
  /** Told of each file that counts only where the run has it, and whether it does. */
  readonly onListed?: ((path: string, listed: boolean) => void) | undefined;
  /** Told whenever it is asked who builds an image of a name. */
  readonly onImage?: ((name: string, named: NamedBuilds) => void) | undefined;
}

const nobody: readonly Caller[] = Object.freeze([]);
const noArgs: ReadonlySet<string> = new Set();

/**
 * Finds the links between documents: who builds one, from which directory, under which ignore file. To link any document,
 * all have to be among the inputs whose kind says how others are built. Looks at files beyond the documents only when
 * asked, and at each once.
 */
export function linkProject(
  inputs: readonly LinkInput[],
  reader: Reader,
  kinds: readonly Kind[],
  { documents = () => inputs.map(({ document }) => document), onCallers, onOpen, onListed, onImage }: LinkOptions = {},
): ProjectView {
  const given = inputs.map(({ document }) => document);
  const callers = findCallers(given, kinds, reader);
  const open = opener(inputs, reader, kinds, onOpen);
  const invocations = new Map<readonly Caller[], readonly Invocation[]>();
  const contexts = new Map<string, BuildContext>();
  const kindOf = (document: Document) => kinds.find(({ name }) => name === document.kind);

  const callersOf = (document: Document) => {
    const inline = callers.ofInline.get(document);
    if (inline) return inline;
    const path = normalizePath(document.source.path);
    const found = callers.byPath.get(path) ?? nobody;
    onCallers?.(path, found);
    return found;
  };

  const builtBy = ({ inline, path }: AskedBuild, kind: string): Document | undefined => {
    const document = inline ?? (path === undefined ? undefined : open(path, kind));
    return document?.kind === kind ? document : undefined;
  };
  const linked = (build: AskedBuild, models: BuiltModels): LinkedBuild => ({
    ...build,
    document: (kind) => builtBy(build, kind),
    look: (path) => lookAt(reader, path),
    ignoredByGit: (path) => isIgnoredByGit(path, reader),
    list: (path) => reader.list?.(path),
    open<K extends KindName>(name: K, knowledge: Knowledge) {
      const document = builtBy(build, name);
      const kind = document && kindOf(document);
      const opened = kind && models.get(document, kind, build.invocation, knowledge);
      return opened && { document: document as DocumentOf<K>, model: opened.model as ModelOf<K> };
    },
  });
  let last: { readonly asker: Document; readonly builds: Builds } | undefined;
  const buildsOf = (asker: Document): Builds => {
    if (last?.asker === asker) return last.builds;
    const models = new BuiltModels();
    const list = callers.asked(asker).builds.map((build) => linked(build, models));
    const byAsker = new Map<object, LinkedBuild>();
    for (const build of list.toReversed()) {
      byAsker.set(build.by, build);
      if (build.node) byAsker.set(build.node, build);
    }
    last = { asker, builds: { list, byAsker } };
    return last.builds;
  };
  const imageModels = new BuiltModels();
  const images = new Map<string, ImageBuilds["builds"]>();
  const imageBuilds = (name: string): ImageBuilds => {
    const named = callers.named();
    onImage?.(name, named);
    const link = () => (named.byName.get(name) ?? []).map((one) => ({ ...one, build: linked(one.build, imageModels) }));
    const builds = remember(images, name, link);
    return { builds, complete: named.complete, similar: builds.length > 0 ? [] : named.similar(name) };
  };
  const noteBuilds = (document: Document) => {
    const { lookedFor } = callers.asked(document);
    if (onOpen) {
      const beside = kindOf(document)?.companions?.(document.source.path) ?? [];
      for (const path of [...beside, ...lookedFor.keys()]) onOpen(path);
    }
    if (onListed) for (const [path, listed] of lookedFor) onListed(path, listed);
  };

  const pathOf = (document: Document) =>
    callers.ofInline.has(document) ? undefined : normalizePath(document.source.path);
  const contextAt = (root: string | undefined, path: string | undefined, kind: Kind) => {
    if (root === undefined) return undefined;
    const build = () => buildContext(root, path, kind, reader, open);
    return onOpen ? build() : remember(contexts, JSON.stringify([root, path]), build);
  };

  return {
    documents,
    builds(document) {
      noteBuilds(document);
      return buildsOf(document).list;
    },
    buildOf(document, asker) {
      noteBuilds(document);
      return buildsOf(document).byAsker.get(asker);
    },
    builders(document) {
      const found = callersOf(document);
      const read = () => kindOf(document)?.built?.args(document) ?? noArgs;
      return remember(invocations, found, () => distinctInvocations(found, read()));
    },
    imageBuilds,
    context(document) {
      const kind = kindOf(document);
      if (!kind?.built) return undefined;
      const found = callersOf(document);
      const path = pathOf(document);
      return contextAt(found.length > 0 ? commonRoot(found) : likelyRoot(path, kind, reader), path, kind);
    },
    plainContext(document) {
      const kind = kindOf(document);
      const path = pathOf(document);
      if (!kind?.built || path === undefined || callersOf(document).length > 0) return undefined;
      return contextAt(dirname(path), path, kind);
    },
    open: <K extends KindName>(kind: K, path: string, from: Pick<Document, "source">) =>
      open(resolvePath(path, dirname(from.source.path)), kind) as DocumentOf<K> | undefined,
  };
}

function remember<K, V>(memory: Map<K, V>, key: K, compute: () => V): V {
  const old = memory.get(key);
  if (old !== undefined) return old;
  const value = compute();
  memory.set(key, value);
  return value;
}

/** The builds of the document that was asked about last. */
interface Builds {
  readonly list: readonly LinkedBuild[];
  readonly byAsker: ReadonlyMap<object, LinkedBuild>;
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

/** A directory that holds the document together with the ignore file of a context, or with a repository, is that context. */
function likelyRoot(path: string | undefined, { built }: Kind, reader: Reader): string | undefined {
  if (path === undefined || !built) return undefined;
  const root = dirname(path);
  const ofContext = built.ignoreFiles(path, root).filter((file) => !file.path.startsWith(normalizePath(path)));
  const files = [...ofContext.map((file) => file.path), resolvePath(".git", root)];
  return files.some((file) => reader.exists(file)) ? root : undefined;
}

function buildContext(
  root: string,
  document: string | undefined,
  { built }: Kind,
  reader: Reader,
  open: Open,
): BuildContext {
  let ignore: Document | undefined;
  for (const { kind, path } of built?.ignoreFiles(document, root) ?? []) ignore ??= open(path, kind);
  // Docker takes a path that would climb out of the context as if it started at its root.
  const inside = (path: string) => resolvePath(normalizePath(`/${path}`).slice(1), root);
  return {
    root,
    ignore: ignore as (Document & IgnoreRules) | undefined,
    exists: (path) => reader.exists(inside(path)),
    read: (path) => reader.read(inside(path)),
    look: (path) => lookAt(reader, inside(path)),
    ignoredByGit: (path) => isIgnoredByGit(inside(path), reader),
    list: (path) => reader.list?.(inside(path)),
  };
}
