import { dirname, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Source } from "../text/source.ts";
import type { Analysis } from "./analysis.ts";
import { applyChanges, type Change, type Positions } from "./positions.ts";
import { type Buffer, createRoot, type Root } from "./root.ts";
import type { Settings } from "./settings.ts";
import { isBelow, pathIn, pathOfUri, uriOfPath } from "./uri.ts";

/** A document that the editor has open. */
export interface OpenDocument extends Buffer {
  /** As the client writes it. */
  readonly uri: string;
  readonly version: number;
  readonly root: Root;
  /** The text when it was opened or last saved. */
  readonly saved: Source;
}

export interface WorkspaceOptions {
  readonly positions: Positions;
  settings(folderUri: string | undefined): Promise<Settings>;
  /** Settings that hold until the client has told others. */
  readonly initial: Settings;
  today(): string;
  /** The configuration of a root was read, or its files were found. */
  loaded(root: Root): void;
}

/** The folders and open documents of an editor. Changes take effect at once; only loading takes time. */
export interface Workspace {
  readonly documents: ReadonlyMap<string, OpenDocument>;
  roots(): readonly Root[];
  /** Adds and removes folders; documents move to the root that they now belong to. */
  setFolders(added: readonly string[], removed: readonly string[]): void;
  open(uri: string, languageId: string, version: number, text: string): OpenDocument;
  change(uri: string, version: number, changes: readonly Change[]): OpenDocument | undefined;
  save(uri: string): OpenDocument | undefined;
  close(uri: string): OpenDocument | undefined;
  /** Reads settings and configuration of all roots again. */
  reload(): Promise<void>;
  /** Resolves once the roots that there are now have been loaded. */
  ready(): Promise<void>;
  /** What is known of a document's text; undefined where it is not linted, or not yet. */
  analyse(document: OpenDocument, source?: Source): Analysis | undefined;
  /** A file by its URI or its path in a root: the open buffer, or the file on the disk. */
  file(root: Root, path: string): { readonly uri: string; readonly source: Source } | undefined;
  rootOf(path: string): Root | undefined;
}

/** In milliseconds. */
const patience = 500;

interface Entry {
  readonly root: Root;
  readonly folder: string | undefined;
  readonly buffers: Map<string, OpenDocument>;
  loading: Promise<void>;
}

export function createWorkspace({ positions, settings, initial, today, loaded }: WorkspaceOptions): Workspace {
  const documents = new Map<string, OpenDocument>();
  const folders = new Map<string, Entry>();
  /** Directories of documents outside of all folders; under "" those that are no files. */
  const loose = new Map<string, Entry>();
  /** The last of each open document. Not by text in a WeakMap, whose values V8's young collections never free. */
  const analyses = new Map<
    string,
    {
      readonly source: Source;
      readonly stamp: number;
      readonly root: Root;
      readonly analysis: Analysis | undefined;
    }
  >();

  const entries = () => [...folders.values(), ...loose.values()];

  return {
    documents,
    roots: () => entries().map(({ root }) => root),
    setFolders,
    open(uri, languageId, version, text) {
      return place(uri, languageId, version, text, text);
    },
    change(uri, version, changes) {
      const old = documents.get(uri);
      if (!old) return undefined;
      return keep({ ...old, version, source: applyChanges(old.source, changes, positions) }, false);
    },
    save(uri) {
      const old = documents.get(uri);
      return old && keep({ ...old, saved: old.source });
    },
    close,
    async reload() {
      for (const entry of entries()) load(entry);
      await ready();
    },
    ready,
    analyse,
    file(root, path) {
      const buffer = entryOf(root)?.buffers.get(path);
      if (buffer) return { uri: buffer.uri, source: buffer.source };
      const text = root.reader.read(path);
      return text === undefined || root.dir === undefined
        ? undefined
        : { uri: uriOfPath(resolve(root.dir, path)), source: { path, text } };
    },
    rootOf: (path) => folderOf(path)?.root,
  };

  async function ready(): Promise<void> {
    await Promise.all(entries().map(({ loading }) => loading));
  }

  function entryOf(root: Root): Entry | undefined {
    return entries().find((entry) => entry.root === root);
  }

  function makeEntry(dir: string | undefined, folder: string | undefined): Entry {
    const buffers = new Map<string, OpenDocument>();
    const root = createRoot({ dir, isFolder: folder !== undefined, buffers: () => buffers, today }, initial);
    const entry: Entry = { root, folder, buffers, loading: Promise.resolve() };
    load(entry);
    return entry;
  }

  function load(entry: Entry): void {
    entry.loading = loadRoot(entry);
  }

  /** Waits for the files of a large folder only for a moment. */
  async function loadRoot({ root, folder }: Entry): Promise<void> {
    await root.load(await settings(folder));
    const search = root.findFiles();
    const found = await Promise.race([search.then(() => true), setTimeout(patience, false, { ref: false })]);
    loaded(root);
    if (!found) search.then(() => loaded(root));
  }

  function setFolders(added: readonly string[], removed: readonly string[]): void {
    for (const uri of removed) folders.delete(uri);
    for (const uri of added) {
      const dir = pathOfUri(uri);
      if (dir !== undefined && !folders.has(uri)) folders.set(uri, makeEntry(dir, uri));
    }
    for (const { uri, languageId, version, source, saved } of [...documents.values()]) {
      close(uri);
      place(uri, languageId, version, source.text, saved.text);
    }
  }

  /** The innermost folder that a file lies in. */
  function folderOf(path: string): Entry | undefined {
    const holding = [...folders.values()].filter(({ root }) => root.dir !== undefined && isBelow(root.dir, path));
    return holding.sort((a, b) => (b.root.dir as string).length - (a.root.dir as string).length)[0];
  }

  function looseEntry(dir: string | undefined): Entry {
    const key = dir ?? "";
    const entry = loose.get(key) ?? makeEntry(dir, undefined);
    loose.set(key, entry);
    return entry;
  }

  function place(uri: string, languageId: string, version: number, text: string, saved: string): OpenDocument {
    const full = pathOfUri(uri);
    const { root } = full === undefined ? looseEntry(undefined) : (folderOf(full) ?? looseEntry(dirname(full)));
    const path = full === undefined || root.dir === undefined ? nameOf(uri) : pathIn(root.dir, full);
    const source = { path, text };
    return keep({ uri, languageId, version, root, source, saved: saved === text ? source : { path, text: saved } });
  }

  function keep(document: OpenDocument, settled = true): OpenDocument {
    documents.set(document.uri, document);
    entryOf(document.root)?.buffers.set(document.source.path, document);
    document.root.changed(document, settled);
    return document;
  }

  function close(uri: string): OpenDocument | undefined {
    const document = documents.get(uri);
    if (!document) return undefined;
    documents.delete(uri);
    analyses.delete(uri);
    const { root, source } = document;
    const entry = entryOf(root);
    entry?.buffers.delete(source.path);
    root.changed(document, true);
    for (const [key, { root: other, buffers }] of loose) {
      if (other === root && buffers.size === 0) loose.delete(key);
    }
    return document;
  }

  function analyse(document: OpenDocument, source: Source = document.source): Analysis | undefined {
    const { root } = document;
    const old = analyses.get(document.uri);
    if (old && old.source === source && old.stamp === root.stamp && old.root === root) return old.analysis;
    const kind = root.settings.enable ? root.kindOf({ ...document, source }) : undefined;
    const analysis = kind && root.analyse(source, kind);
    if (documents.has(document.uri)) analyses.set(document.uri, { source, stamp: root.stamp, root, analysis });
    return analysis;
  }
}

/** What a document that is no file is called in findings. */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1).replace(/^[a-z][a-z\d+.-]*:/i, "");
  try {
    return decodeURIComponent(name) || uri;
  } catch {
    return name || uri;
  }
}
