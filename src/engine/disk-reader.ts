import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ReadFault } from "../io/fault.ts";
import { listDirectory } from "../io/list.ts";
import { largest, readBytes } from "../io/read.ts";
import { leadsOut, leadsToGit, type Tree, treeAround } from "../io/tree.ts";
import { type DirectoryEntry, mostEntries, sortedEntries } from "../text/directory-entry.ts";
import { type FileSort, headLength, sortOfBytes } from "../text/file-sort.ts";
import type { Reader } from "../text/reader.ts";
import { decode } from "./read-file.ts";

/**
 * The files of a working directory and its repository, each looked at once. What lies elsewhere is not read.
 * @param onLink told of links that lead elsewhere, and how
 */
export function diskReader(
  cwd: string,
  tree: Tree = treeAround(cwd),
  onLink: (path: string, message: string) => void = () => {},
): Reader {
  const texts = new Map<string, string | undefined>();
  const sorts = new Map<string, FileSort>();
  const lists = new Map<string, readonly DirectoryEntry[] | undefined>();
  const there = new Map<string, boolean>();
  const readText = (path: string) => {
    const bytes = readBytes(resolve(cwd, path), { largest: largest.linted, tree });
    if (bytes instanceof ReadFault) {
      if (bytes.message === leadsOut || bytes.message === leadsToGit) onLink(path, bytes.message);
      return undefined;
    }
    const decoded = decode(bytes);
    return "text" in decoded ? decoded.text : undefined;
  };
  return {
    read(path) {
      if (!texts.has(path)) texts.set(path, readText(path));
      return texts.get(path);
    },
    look(path) {
      const known = sorts.get(path) ?? sortOf(resolve(cwd, path), tree);
      if (known !== undefined) sorts.set(path, known);
      return known;
    },
    list(path) {
      if (!lists.has(path)) {
        const entries = listDirectory(resolve(cwd, path), { most: mostEntries, tree });
        lists.set(path, entries instanceof ReadFault ? undefined : sortedEntries(entries));
      }
      return lists.get(path);
    },
    exists(path) {
      const known = there.get(path) ?? isThere(resolve(cwd, path), tree);
      there.set(path, known);
      return known;
    },
  };
}

function isThere(full: string, tree: Tree): boolean {
  return tree.mayLookAt(full) && existsSync(full);
}

function sortOf(full: string, tree: Tree): FileSort | undefined {
  const head = readBytes(full, { largest: headLength, limit: headLength, tree });
  if (!(head instanceof ReadFault)) return sortOfBytes(head);
  if (head.code === "EISDIR") return "directory";
  return head.isAbsence ? "none" : undefined;
}
