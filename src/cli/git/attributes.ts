import { devNull } from "node:os";
import { isAbsolute, join, posix } from "node:path";
import { largest } from "../../io/read.ts";
import type { Repository } from "../../io/repository.ts";
import { statIfThere } from "../../io/stat.ts";
import { UsageError } from "../exit.ts";
import { sizesOf } from "./blobs.ts";
import { isReadable } from "./odd-files.ts";
import { answerOf, askGit, split } from "./run.ts";
import { indexedFiles } from "./trees.ts";

/**
 * What git knows of paths by the attributes that its files give them, as "NAME PATH": set, unset or a value.
 * @throws UsageError where it would read what is no file, or none of a usual size
 */
export function attributesOf(
  names: readonly string[],
  paths: readonly string[],
  repository: Repository,
): ReadonlyMap<string, string> {
  const files = filesFor(paths);
  for (const file of files) requireFile(file, repository);
  requireStored(files, repository);
  requireNamed(repository);
  const words = split(answerOf(repository, "check-attr", ["-z", "--stdin", ...names], `${paths.join("\0")}\0`));
  const attributes = new Map<string, string>();
  for (let i = 0; i + 2 < words.length; i += 3) attributes.set(`${words[i + 1]} ${words[i]}`, words[i + 2] as string);
  return attributes;
}

/** The files that git reads for paths: in their directories and all above. */
function filesFor(paths: readonly string[]): readonly string[] {
  const directories = new Set<string>();
  for (const path of paths) {
    for (let dir = posix.dirname(path); !directories.has(dir); dir = posix.dirname(dir)) directories.add(dir);
  }
  return [...directories].map((dir) => posix.join(dir, ".gitattributes"));
}

function requireFile(file: string, { root }: Repository): void {
  const full = join(root, file);
  if (!isReadable(statIfThere(full), largest.ignores)) refuse(`${full} is`);
}

/** Where one is not on the disk git takes what it has stored of it. */
function requireStored(files: readonly string[], repository: Repository): void {
  const ids = indexedFiles(files, repository);
  const sizes = sizesOf([...new Set(ids.values())], repository);
  for (const [file, id] of ids) if ((sizes.get(id) ?? 0) > largest.ignores) refuse(`${file} in the index is`);
}

/** Git would wait for a pipe, or for the end of a line that a device never has. */
function requireNamed(repository: Repository): void {
  const setting = ["--null", "--type=path", "--get", "core.attributesFile"];
  const [path = ""] = split(askGit(repository, "config", setting).output);
  if (path === "" || path === devNull) return;
  // Links are followed before `..`, as the system does for git.
  const full = isAbsolute(path) ? path : `${repository.root}/${path}`;
  if (!isReadable(statIfThere(full), largest.ignores)) refuse(`core.attributesFile names ${path}, which is`);
}

function refuse(what: string): never {
  throw new UsageError(`git is not run: ${what} not a file of a usual size`);
}
