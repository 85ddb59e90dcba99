import { createHash } from "node:crypto";
import { lstatSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { ReadFault } from "../../io/fault.ts";
import { largest, readBytes } from "../../io/read.ts";
import type { Repository } from "../../io/repository.ts";
import { convertedLineEnds } from "./line-ends.ts";
import { type Entry, indexedFiles } from "./trees.ts";
import { addable } from "./untracked.ts";

/**
 * Those of the given paths whose files differ from what a commit has. Git is never shown the files: it would hand them to
 * the filters that the repository names. What it converts by itself are line ends, so they do not count where it does; a
 * file that it would convert in other ways (`ident`, `working-tree-encoding`, filters, LFS among them) counts as changed.
 *
 * @param former what the commit has of the paths
 */
export function changedFiles(
  paths: readonly string[],
  former: ReadonlyMap<string, Entry>,
  repository: Repository,
): ReadonlySet<string> {
  const changed = new Set<string>();
  const unknown: string[] = [];
  const doubtful = new Map<string, Buffer>();
  for (const path of paths) {
    const entry = former.get(path);
    const state = stateOf(join(repository.root, path), entry);
    if (state === "new") unknown.push(path);
    if (state === "changed") changed.add(path);
    if (typeof state === "object") doubtful.set(path, state.otherLineEnds);
  }
  const tracked = indexedFiles(unknown, repository);
  const isTracked = (path: string) => tracked.has(path);
  const others = addable(
    unknown.filter((path) => !isTracked(path)),
    repository,
  );
  for (const path of [...unknown.filter(isTracked), ...others]) changed.add(path);
  const converted = convertedLineEnds(doubtful, repository);
  for (const path of doubtful.keys()) if (!converted.has(path)) changed.add(path);
  return changed;
}

/** With its bytes where it has other line ends than what is stored. */
type State = "new" | "same" | "changed" | { readonly otherLineEnds: Buffer };

function stateOf(full: string, entry: Entry | undefined): State {
  const stats = statOf(full);
  if (!stats) return entry ? "changed" : "same";
  if (!entry) return stats.isDirectory() ? "same" : "new";
  const { mode, id } = entry;
  if (stats.isDirectory()) return mode.startsWith("1") && !isSubmodule(mode) ? "changed" : "same";
  if (stats.isSymbolicLink()) return isLink(mode) && isBlob(linkText(full), id) ? "same" : "changed";
  const bytes = mode.startsWith("100") && stats.isFile() ? readBytes(full, { largest: largest.linted }) : undefined;
  if (!bytes || bytes instanceof ReadFault) return "changed";
  if (isBlob(bytes, id)) return "same";
  const bare = withoutCarriageReturns(bytes);
  return bare.length < bytes.length && isBlob(bare, id) ? { otherLineEnds: bytes } : "changed";
}

function statOf(full: string) {
  try {
    return lstatSync(full, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const isLink = (mode: string) => mode === "120000";
const isSubmodule = (mode: string) => mode === "160000";

function linkText(full: string): Buffer {
  return Buffer.from(readlinkSync(full, "utf8").replaceAll("\\", process.platform === "win32" ? "/" : "\\"));
}

/** Whether bytes are what git stores under an id; its length tells which hash the repository uses. */
export function isBlob(bytes: Buffer, id: string): boolean {
  const hash = createHash(id.length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex") === id;
}

/** Each CR LF as LF. */
function withoutCarriageReturns(bytes: Buffer): Buffer {
  if (!bytes.includes("\r\n")) return bytes;
  return Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}
