import type { Repository } from "../../io/repository.ts";
import { requireNamedFile } from "./named-files.ts";
import { requireFiles } from "./odd-files.ts";
import { answerOf, askGit, split } from "./run.ts";

/** Those of the paths whose CR LF git turns to LF when it stores them, by its attributes and settings. */
export function convertedLineEnds(paths: readonly string[], repository: Repository): ReadonlySet<string> {
  const converted = new Set<string>();
  if (paths.length === 0) return converted;
  requireNamedFile("core.attributesFile", repository);
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

function convertsByDefault(repository: Repository): boolean {
  const { output } = askGit(repository, "config", ["--get", "core.autocrlf"]);
  return /^(?:true|yes|on|1|input)$/i.test(output.toString().trim());
}
