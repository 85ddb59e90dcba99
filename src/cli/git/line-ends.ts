import { devNull } from "node:os";
import { resolve } from "node:path";
import { largest } from "../../io/read.ts";
import type { Repository } from "../../io/repository.ts";
import { statIfThere } from "../../io/stat.ts";
import { UsageError } from "../exit.ts";
import { requireFiles } from "./odd-files.ts";
import { answerOf, askGit, split } from "./run.ts";

/** Those of the paths whose CR LF git turns to LF when it stores them, by its attributes and settings. */
export function convertedLineEnds(paths: readonly string[], repository: Repository): ReadonlySet<string> {
  const converted = new Set<string>();
  if (paths.length === 0) return converted;
  requireAttributesFile(repository);
  requireFiles([".gitattributes"], paths, repository);
  const words = split(answerOf(repository, "check-attr", ["-z", "--stdin", "text", "eol"], `${paths.join("\0")}\0`));
  const attributes = new Map<string, string>();
  for (let i = 0; i + 2 < words.length; i += 3) attributes.set(`${words[i + 1]} ${words[i]}`, words[i + 2] as string);
  const byDefault = convertsByDefault(repository);
  for (const path of paths) {
    const text = attributes.get(`text ${path}`);
    const isText = text === "set" || text === "auto" || /^(?:lf|crlf)$/.test(attributes.get(`eol ${path}`) ?? "");
    if (text !== "unset" && (isText || byDefault)) converted.add(path);
  }
  return converted;
}

/**
 * Git reads whatever the setting names, and would wait for a pipe, or for the end of a line that a device never has.
 * @throws UsageError when it is no file, or one of an unusual size
 */
function requireAttributesFile(repository: Repository): void {
  const setting = ["--null", "--type=path", "--get", "core.attributesFile"];
  const [path = ""] = split(askGit(repository, "config", setting).output);
  if (path === "" || path === devNull) return;
  const stats = statIfThere(resolve(repository.root, path));
  if (!stats || (stats.isFile() && stats.size <= largest.ignores)) return;
  throw new UsageError(`git is not asked: core.attributesFile names ${path}, which is not a file of a usual size`);
}

function convertsByDefault(repository: Repository): boolean {
  const { output } = askGit(repository, "config", ["--get", "core.autocrlf"]);
  return /^(?:true|yes|on|1|input)$/i.test(output.toString().trim());
}
