import { resolve } from "node:path";
import { realPath } from "../../io/real-path.ts";
import { answersFile, cacheFile } from "../cache-location.ts";
import type { Io } from "../io.ts";
import type { LintValues } from "../lint-flags.ts";

type Outputs = Pick<LintValues, "format" | "output" | "cache" | "cache-location">;

/** Tells the files that runs themselves write, by their full paths: whichever links lead there. */
export function outputFilter(values: Outputs, io: Pick<Io, "cwd" | "env">): (path: string) => boolean {
  const named = values.format.flatMap((text) => (text.includes("=") ? [text.slice(text.indexOf("=") + 1)] : []));
  const reports = [...named, ...(values.output === undefined ? [] : [values.output])];
  const cache = values.cache ? cacheFile(values["cache-location"], io) : undefined;
  const caches = cache === undefined ? [] : [cache, answersFile(cache)];
  const outputs = [...reports.map((path) => resolve(io.cwd, path)), ...caches];
  // Looked at for each event: a run may have made the directories that a link leads to.
  return (path) => {
    const real = realPath(path);
    return outputs.some((output) => path === output || real === realPath(output));
  };
}
