import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type IgnoreStack, ignoreStack, isIgnored, withDirectory } from "../engine/git-ignore.ts";
import { isScratch } from "../io/draft.ts";
import { ReadFault } from "../io/fault.ts";
import { largest, readBytes } from "../io/read.ts";
import { treeAround } from "../io/tree.ts";
import type { Kind } from "../kinds/kind.ts";
import { pathIn } from "./uri.ts";

export interface ScanOptions {
  readonly kinds: readonly Kind[];
  /** Files and directories that the config leaves out, by path relative to the root. */
  ignores(path: string): boolean;
  /** Look into the directory itself only. */
  readonly shallow: boolean;
  cancelled(): boolean;
}

/** Linted files by path relative to the root, each with its kind. */
export type ProjectFiles = ReadonlyMap<string, string>;

const skipped = new Set([".git", "node_modules"]);

/** A home directory that was opened as a folder must not keep the server busy for minutes. */
const maxDirectories = 20_000;
const headLength = 4096;

/** The files below a directory that some kind claims and git does not ignore. Never blocks: the disk is read in turns. */
export async function scan(root: string, options: ScanOptions): Promise<ProjectFiles> {
  const files = new Map<string, string>();
  const tree = treeAround(root);
  const queue: { readonly dir: string; readonly ignored: IgnoreStack }[] = [{ dir: root, ignored: ignoreStack(root) }];
  for (let visited = 0; visited < maxDirectories && !options.cancelled(); visited++) {
    const next = queue.shift();
    if (!next) break;
    const entries = await readdir(next.dir, { withFileTypes: true }).catch((): Dirent[] => []);
    const ignored = entries.some(({ name }) => name === ".gitignore")
      ? withDirectory(next.ignored, next.dir, tree)
      : next.ignored;
    for (const entry of entries) {
      const full = join(next.dir, entry.name);
      if (entry.isDirectory()) {
        const enter = !options.shallow && !skipped.has(entry.name) && !options.ignores(pathIn(root, full));
        if (enter && !isIgnored(ignored, full, true)) queue.push({ dir: full, ignored });
      } else if (!isIgnored(ignored, full, false)) {
        const kind = await kindOfFile(root, full, entry, options);
        if (kind !== undefined) files.set(pathIn(root, full), kind);
      }
    }
  }
  return files;
}

async function kindOfFile(
  root: string,
  full: string,
  entry: Dirent,
  options: ScanOptions,
): Promise<string | undefined> {
  if (entry.isSymbolicLink()) {
    const target = await stat(full).catch(() => undefined);
    if (!target?.isFile() || treeAround(root).leaves(full)) return undefined;
  } else if (!entry.isFile()) return undefined;
  return kindOfPath(root, full, options);
}

/** The kind that claims a file; undefined when none does or it is left out. */
export async function kindOfPath(
  root: string,
  full: string,
  { kinds, ignores }: Pick<ScanOptions, "kinds" | "ignores">,
): Promise<string | undefined> {
  const path = pathIn(root, full);
  if (ignores(path) || isScratch(basename(full))) return undefined;
  let asked = false;
  const noHead = () => {
    asked = true;
    return "";
  };
  for (const kind of kinds) {
    const claims = kind.claims(path, noHead);
    // An earlier kind that wants to see the head comes before one that knows the name.
    if (asked) break;
    if (claims) return kind.name;
  }
  if (!asked) return undefined;
  const head = headOf(full, root);
  return kinds.find((kind) => kind.claims(path, () => head))?.name;
}

function headOf(full: string, root: string): string {
  const bytes = readBytes(full, { largest: largest.linted, tree: treeAround(root), limit: headLength });
  return bytes instanceof ReadFault ? "" : bytes.toString("utf8");
}
