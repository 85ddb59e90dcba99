import { existsSync, type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { type IgnoreStack, ignoreStack, isIgnored, withDirectory } from "../../engine/git-ignore.ts";
import { isScratch } from "../../io/draft.ts";
import { treeAround } from "../../io/tree.ts";

/** Directories that hold nothing of one's own to build from. */
const skipped = new Set([".git", "node_modules"]);

/** What editors leave while they save: it comes and goes beside the file that counts. */
const scratch = /^(?:\.#.*|.*~|.*\.sw[a-z]|4913)$/;

export interface Watched {
  close(): void;
}

interface Directory {
  readonly watcher: FSWatcher;
  readonly ignored: IgnoreStack;
}

/**
 * Watches directories with all below them, but for what git ignores: each on its own, since not every platform can watch
 * a tree and none can leave parts of it out. New directories are followed.
 *
 * @param named files that count although git ignores them
 * @param onFault told what cannot be watched, and why
 */
export async function watchTrees(
  roots: readonly string[],
  named: ReadonlySet<string>,
  onChange: (path: string) => void,
  onFault: (message: string) => void,
): Promise<Watched> {
  const directories = new Map<string, Directory>();
  let closed = false;
  for (const root of roots) await add(root, ignoreStack(root));
  return {
    close() {
      closed = true;
      for (const { watcher } of directories.values()) watcher.close();
    },
  };

  async function add(dir: string, above: IgnoreStack): Promise<void> {
    if (closed || directories.has(dir)) return;
    const ignored = withDirectory(above, dir, treeAround(dir));
    try {
      const watcher = watch(dir, (_, name) => changed(dir, name));
      watcher.on("error", () => forget(dir));
      directories.set(dir, { watcher, ignored });
    } catch (error) {
      if (existsSync(dir)) onFault(`${dir} is not watched: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    for (const inner of innerDirectories(dir)) if (isWanted(inner, ignored)) await add(inner, ignored);
  }

  function changed(dir: string, name: string | null): void {
    if (name === null) {
      onChange(dir);
      return;
    }
    const full = join(dir, name);
    const ignored = directories.get(dir)?.ignored ?? [];
    if (name === ".gitignore") void reread(dir);
    if (isDirectory(full)) {
      if (!isWanted(full, ignored)) return;
      void add(full, ignored).then(() => onChange(full));
    } else if (!scratch.test(name) && !isScratch(name) && (named.has(full) || !isIgnored(ignored, full, false))) {
      forget(full);
      onChange(full);
    }
  }

  /** Other ignore rules may hold for everything below. */
  async function reread(dir: string): Promise<void> {
    forget(dir);
    await add(dir, ignoreStack(dir));
  }

  /** A directory that is gone, with those that stood in it. */
  function forget(gone: string): void {
    for (const [dir, { watcher }] of directories) {
      if (dir !== gone && !dir.startsWith(gone + sep)) continue;
      watcher.close();
      directories.delete(dir);
    }
  }
}

/** Watches single files, which may come and go: through their directories, and nothing else in those. */
export function watchFiles(files: readonly string[], onChange: (path: string) => void): Watched {
  const watchers = [...new Set(files.map((file) => dirname(file)))].filter(existsSync).map((dir) =>
    watch(dir, (_, name) => {
      const full = join(dir, name ?? "");
      if (files.includes(full)) onChange(full);
    }).on("error", () => {}),
  );
  return { close: () => watchers.forEach((watcher) => void watcher.close()) };
}

function isWanted(dir: string, ignored: IgnoreStack): boolean {
  return !skipped.has(basename(dir)) && !isIgnored(ignored, dir, true);
}

function isDirectory(path: string): boolean {
  // Asking for a link that leads back to itself fails.
  return existsSync(path) && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function innerDirectories(dir: string): readonly string[] {
  try {
    const entries = readdirSync(dir, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(dir, name));
  } catch {
    return [];
  }
}
