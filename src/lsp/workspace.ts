import { resolve } from "node:path";
import type { Source } from "../text/source.ts";
import { createAnalyses } from "./analyses.ts";
import type { Analysis } from "./analysis.ts";
import { createFolders, type FolderOptions } from "./folders.ts";
import type { OpenDocument } from "./open-document.ts";
import { applyChanges, type Change, type Positions } from "./positions.ts";
import type { Root } from "./root.ts";
import { pathIn, pathOfUri, uriOfPath } from "./uri.ts";

export interface WorkspaceOptions extends FolderOptions {
  readonly positions: Positions;
}

/** A text and what it is called. */
export interface NamedFile {
  readonly uri: string;
  readonly source: Source;
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
  file(root: Root, path: string): NamedFile | undefined;
  rootOf(path: string): Root | undefined;
}

export function createWorkspace({ positions, ...options }: WorkspaceOptions): Workspace {
  const documents = new Map<string, OpenDocument>();
  const folders = createFolders(options);
  const analyses = createAnalyses();

  return {
    documents,
    roots: folders.roots,
    setFolders(added, removed) {
      for (const uri of removed) folders.remove(uri);
      for (const uri of added) folders.add(uri);
      for (const { uri, languageId, version, source, saved } of [...documents.values()]) {
        close(uri);
        place(uri, languageId, version, source.text, saved.text);
      }
    },
    open: (uri, languageId, version, text) => place(uri, languageId, version, text, text),
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
      folders.reload();
      await folders.ready();
    },
    ready: folders.ready,
    analyse: (document, source = document.source) => analyses.of(document, source, documents.has(document.uri)),
    file(root, path) {
      const buffer = folders.of(root)?.buffers.get(path);
      return buffer ? { uri: buffer.uri, source: buffer.source } : fileOnDisk(root, path);
    },
    rootOf: (path) => folders.holding(path)?.root,
  };

  function place(uri: string, languageId: string, version: number, text: string, saved: string): OpenDocument {
    const full = pathOfUri(uri);
    const { root } = folders.forFile(full);
    const path = full === undefined || root.dir === undefined ? nameOf(uri) : pathIn(root.dir, full);
    const source = { path, text };
    return keep({ uri, languageId, version, root, source, saved: saved === text ? source : { path, text: saved } });
  }

  function keep(document: OpenDocument, settled = true): OpenDocument {
    documents.set(document.uri, document);
    folders.of(document.root)?.buffers.set(document.source.path, document);
    document.root.changed(document, settled);
    return document;
  }

  function close(uri: string): OpenDocument | undefined {
    const document = documents.get(uri);
    if (!document) return undefined;
    documents.delete(uri);
    analyses.forget(uri);
    const { root, source } = document;
    folders.of(root)?.buffers.delete(source.path);
    root.changed(document, true);
    folders.dropEmpty(root);
    return document;
  }
}

function fileOnDisk(root: Root, path: string): NamedFile | undefined {
  const text = root.reader.read(path);
  if (text === undefined || root.dir === undefined) return undefined;
  return { uri: uriOfPath(resolve(root.dir, path)), source: { path, text } };
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
