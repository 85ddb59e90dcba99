import { devNull } from "node:os";
import { resolve } from "node:path";
import type { Repository } from "../../io/repository.ts";
import { statIfThere } from "../../io/stat.ts";
import { UsageError } from "../exit.ts";
import { askGit, type NamedFile, split } from "./run.ts";

/**
 * Git reads whatever the setting names, and would wait for a pipe, or for the end of a line that a device never has.
 * @throws UsageError when it is no file
 */
export function requireNamedFile(setting: NamedFile, repository: Repository): void {
  const { output } = askGit(repository, "config", ["--null", "--type=path", "--get", setting]);
  const [path = ""] = split(output);
  if (path === "" || path === devNull) return;
  if (statIfThere(resolve(repository.root, path))?.isFile() !== false) return;
  throw new UsageError(`git is not asked: ${setting} names ${path}, which is not a file`);
}
