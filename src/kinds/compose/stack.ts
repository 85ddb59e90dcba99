import { knownValue, type Lookup } from "../../syntax/fact.ts";
import { normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import type { Reader } from "../../text/reader.ts";
import { baseOf, directoryOf, overrideOf } from "./files.ts";
import type { ComposeDocument } from "./nodes.ts";
import { type Surroundings, surroundingsOf } from "./surroundings.ts";

/** Opens the Compose file at a path; undefined where there is none. */
export type OpenFile = (path: string) => ComposeDocument | undefined;

/** The files that Compose reads as one with a file, each over those before it. */
export interface FileStack {
  /** Those before it, the first one first. */
  readonly under: readonly ComposeDocument[];
  /** Those after it. */
  readonly over: readonly ComposeDocument[];
  /** Why there may be more; undefined where these are all. */
  readonly unseen: string | undefined;
}

const alone: FileStack = { under: [], over: [], unseen: undefined };

export function stackOf({ source }: ComposeDocument, around: Surroundings, open: OpenFile, files: Reader): FileStack {
  return stackAt(normalizePath(source.path), around, open, files);
}

function stackAt(path: string, around: Surroundings, open: OpenFile, files: Reader): FileStack {
  const { includedBy, inclusion, lookup } = around;
  if (includedBy && inclusion) {
    const own = stackFrom(inclusion.paths ?? [path], path, open);
    // What is read over the including file is read over all that it includes.
    const outer = stackOf(includedBy, surroundingsOf(includedBy, files), open, files);
    return { ...own, over: [...own.over, ...outer.over], unseen: own.unseen ?? outer.unseen };
  }
  const listed = listedFiles(lookup, directoryOf(path));
  if (listed === "unknown") return { ...alone, unseen: "COMPOSE_FILE names the files that are read with it" };
  if (listed) return listed.includes(path) ? stackFrom(listed, path, open) : alone;
  const base = baseOf(path, files);
  if (base !== undefined) return stackFrom([base, path], path, open);
  const override = overrideOf(path, files);
  return override === undefined ? alone : stackFrom([path, override], path, open);
}

/** So many files are read together. */
const maxFiles = 16;

function stackFrom(paths: readonly string[], path: string, open: OpenFile): FileStack {
  const index = paths.indexOf(path);
  const unread: string[] = [];
  const read = (from: number, to: number) =>
    paths.slice(from, to).flatMap((one, i) => {
      const document = i < maxFiles ? open(one) : undefined;
      if (!document) unread.push(one);
      return document ?? [];
    });
  const [under, over] = [read(0, Math.max(index, 0)), read(index + 1, paths.length)];
  return { under, over, unseen: unread.length > 0 ? `${unread[0]}, which is read with it, cannot be read` : undefined };
}

/** The files that `COMPOSE_FILE` names, as their paths start at a directory; undefined where nothing sets it. */
function listedFiles(lookup: Lookup, directory: string): readonly string[] | "unknown" | undefined {
  const variable = lookup("COMPOSE_FILE");
  if (!variable) return undefined;
  return variable.known ? namedFiles(variable.value, lookup).map((name) => resolvePath(name, directory)) : "unknown";
}

/** The names in a value of `COMPOSE_FILE`. */
export function namedFiles(value: string, lookup: Lookup): readonly string[] {
  const separator = knownValue(lookup("COMPOSE_PATH_SEPARATOR")) || ":";
  return value.split(separator);
}
