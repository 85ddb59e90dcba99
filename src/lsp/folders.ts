import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createRoot } from "./linted-directory.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Environment, Root } from "./root.ts";
import type { Settings } from "./settings.ts";
import { isBelow, pathOfUri } from "./uri.ts";

export interface FolderOptions {
  settings(folderUri: string | undefined): Promise<Settings>;
  /** Settings that hold until the client has told others. */
  readonly initial: Settings;
  today(): string;
  /** Where programs are looked for; undefined: none is asked. */
  readonly env?: Environment | undefined;
  /** A program has answered about files of a root, or has not for new reasons. */
  answered?(root: Root, faults: readonly string[]): void;
  /** The configuration of a root was read, or its files were found. */
  loaded(root: Root): void;
}

/** A root with the documents that are open in it. */
export interface Folder {
  readonly root: Root;
  /** By path relative to the root. */
  readonly buffers: Map<string, OpenDocument>;
}

/** The workspace folders of an editor, and the directories of documents outside of all of them. */
export interface Folders {
  roots(): readonly Root[];
  add(uri: string): void;
  remove(uri: string): void;
  /** What a file lies in: the innermost workspace folder, or its own directory. Undefined stands for what is no file. */
  forFile(full: string | undefined): Folder;
  /** The innermost workspace folder that a file lies in. */
  holding(full: string): Folder | undefined;
  of(root: Root): Folder | undefined;
  /** Drops a directory that no document is open in any more. */
  dropEmpty(root: Root): void;
  /** Reads settings and configuration of all again. */
  reload(): void;
  /** Resolves once those that there are now have been loaded. */
  ready(): Promise<void>;
}

/** So long, in milliseconds, the files of a large folder are waited for. */
const patience = 500;

interface Entry extends Folder {
  readonly uri: string | undefined;
  loading: Promise<void>;
}

export function createFolders({ settings, initial, today, env, answered, loaded }: FolderOptions): Folders {
  const folders = new Map<string, Entry>();
  /** Directories of documents outside of all folders; under "" those that are no files. */
  const loose = new Map<string, Entry>();
  const entries = () => [...folders.values(), ...loose.values()];

  return {
    roots: () => entries().map(({ root }) => root),
    add(uri) {
      const dir = pathOfUri(uri);
      if (dir !== undefined && !folders.has(uri)) folders.set(uri, makeEntry(dir, uri));
    },
    remove: (uri) => void folders.delete(uri),
    forFile: (full) => (full === undefined ? looseEntry(undefined) : (holding(full) ?? looseEntry(dirname(full)))),
    holding,
    of: (root) => entries().find((entry) => entry.root === root),
    dropEmpty(root) {
      for (const [key, entry] of loose) if (entry.root === root && entry.buffers.size === 0) loose.delete(key);
    },
    reload: () => entries().forEach(load),
    async ready() {
      await Promise.all(entries().map(({ loading }) => loading));
    },
  };

  function holding(full: string): Entry | undefined {
    const found = [...folders.values()].filter(({ root }) => root.dir !== undefined && isBelow(root.dir, full));
    return found.sort((a, b) => (b.root.dir as string).length - (a.root.dir as string).length)[0];
  }

  function looseEntry(dir: string | undefined): Entry {
    const key = dir ?? "";
    const entry = loose.get(key) ?? makeEntry(dir, undefined);
    loose.set(key, entry);
    return entry;
  }

  function makeEntry(dir: string | undefined, uri: string | undefined): Entry {
    const buffers = new Map<string, OpenDocument>();
    const root: Root = createRoot(
      {
        dir,
        isFolder: uri !== undefined,
        buffers: () => buffers,
        today,
        env,
        answered: (faults) => answered?.(root, faults),
      },
      initial,
    );
    const entry: Entry = { root, uri, buffers, loading: Promise.resolve() };
    load(entry);
    return entry;
  }

  function load(entry: Entry): void {
    entry.loading = loadRoot(entry);
  }

  async function loadRoot({ root, uri }: Entry): Promise<void> {
    await root.load(await settings(uri));
    const search = root.findFiles();
    const found = await Promise.race([search.then(() => true), setTimeout(patience, false, { ref: false })]);
    loaded(root);
    if (!found) search.then(() => loaded(root));
  }
}
