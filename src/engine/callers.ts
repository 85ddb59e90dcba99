import type { AskedBuild, Document, Kind, LinkFiles } from "../kinds/kind.ts";
import type { Invocation } from "../nodes/invocation.ts";
import { knownValue } from "../syntax/fact.ts";
import { normalizePath } from "../syntax/posix-path.ts";
import type { Reader } from "../text/reader.ts";
import { type CallingBuild, type NamedBuilds, namedBuilds } from "./image-builds.ts";
import type { Caller } from "./invocations.ts";
import { parseOnce } from "./parse-once.ts";

/** Who builds what. */
export interface Callers {
  /** By normalised path of the document that is built. */
  readonly byPath: ReadonlyMap<string, readonly Caller[]>;
  /** Of documents that are written inline. */
  readonly ofInline: ReadonlyMap<Document, readonly Caller[]>;
  /** The builds that a document asks for. */
  asked(document: Document): Asked;
  /** All builds by what they call their images. */
  named(): NamedBuilds;
}

/** What a document builds, and the paths of other documents that it looked for to say so: whether the run has each. */
export interface Asked {
  readonly builds: readonly AskedBuild[];
  readonly lookedFor: ReadonlyMap<string, boolean>;
}

const nothing: Asked = { builds: [], lookedFor: new Map() };

/** So many calls of tools are followed for a document, and so many builds that they ask for. */
const maxCalls = 64;
const maxCalled = 4096;

/** Asks each document for its builds, once. */
export function findCallers(documents: readonly Document[], kinds: readonly Kind[], reader: Reader): Callers {
  const asked = new Map<Document, Asked>();
  const byPath = new Map<string, Caller[]>();
  const ofInline = new Map<Document, Caller[]>();
  const every: CallingBuild[] = [];
  let named: NamedBuilds | undefined;
  let lookedFor = new Map<string, boolean>();
  let calls = 0;
  let called = 0;
  const call: LinkFiles["called"] = (one) => {
    if (++calls > maxCalls || called >= maxCalled) return [];
    const asked = kinds.filter((kind) => kind.called && documents.some((document) => document.kind === kind.name));
    const builds = asked.flatMap((kind) => kind.called?.(one, filesOf(kind)) ?? []).slice(0, maxCalled - called);
    called += builds.length;
    return builds;
  };
  const linked = new Map<Kind, LinkFiles>();
  const filesOf = (kind: Kind): LinkFiles => {
    const own = () => documents.filter((document) => document.kind === kind.name);
    const files = linked.get(kind) ?? linkFiles(own, reader, (path, listed) => lookedFor.set(path, listed), call);
    linked.set(kind, files);
    return files;
  };
  for (const kind of kinds) {
    if (!kind.builds) continue;
    for (const document of documents) {
      if (document.kind !== kind.name) continue;
      lookedFor = new Map();
      calls = 0;
      called = 0;
      const builds = kind.builds(document, filesOf(kind));
      asked.set(document, { builds, lookedFor });
      for (const build of builds) {
        const { inline, path, root } = build;
        every.push({ asker: document, build });
        for (const invocation of byPlatform(build)) {
          if (inline) push(ofInline, inline, { invocation, root });
          else if (path !== undefined) push(byPath, path, { invocation, root });
        }
      }
    }
  }
  return {
    byPath,
    ofInline,
    asked: (document) => asked.get(document) ?? nothing,
    named() {
      named ??= namedBuilds(every);
      return named;
    },
  };
}

/** A build for several platforms is several: each with its own values of TARGETARCH and the like. */
function byPlatform({ invocation, platforms = [] }: AskedBuild): readonly Invocation[] {
  const names = [...new Set(platforms.map(({ value }) => knownValue(value)?.toLowerCase()))];
  const isKnown = names.length > 0 && names.every((name) => name !== undefined && isPlatform.test(name));
  return isKnown ? names.map((platform) => ({ ...invocation, platform })) : [invocation];
}

const isPlatform = /^[a-z\d]+\/[a-z\d_-]+(?:\/v\d+)?$/;

/** Files are looked for as documents among those of the run only. */
function linkFiles(
  documents: () => readonly Document[],
  reader: Reader,
  onDocument: (path: string, listed: boolean) => void,
  called: LinkFiles["called"],
): LinkFiles {
  let byPath: ReadonlyMap<string, Document> | undefined;
  return {
    read: (path) => reader.read(path),
    exists: (path) => reader.exists(path),
    document(path) {
      byPath ??= new Map(documents().map((document) => [normalizePath(document.source.path), document]));
      onDocument(path, byPath.has(path));
      return byPath.get(path);
    },
    called,
  };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Who builds what, by those files of a run that can say it. */
export function callersIn(
  files: readonly { readonly kind: string; readonly path: string; readonly text: string }[],
  kinds: readonly Kind[],
  reader: Reader,
): Callers {
  const documents = files.flatMap((file) => {
    const kind = kinds.find(({ name }) => name === file.kind);
    return kind?.builds ? parseOnce(file, kind) : [];
  });
  return findCallers(documents, kinds, reader);
}
