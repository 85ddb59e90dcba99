import type { Repository } from "../../io/repository.ts";
import { attributesOf } from "./attributes.ts";
import { askGit } from "./run.ts";

/** Those of the paths whose CR LF git turns to LF when it stores them, by its attributes and settings. */
export function convertedLineEnds(paths: readonly string[], repository: Repository): ReadonlySet<string> {
  const converted = new Set<string>();
  if (paths.length === 0) return converted;
  const attributes = attributesOf(["text", "eol"], paths, repository);
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
