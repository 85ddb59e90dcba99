import { posix, relative, resolve } from "node:path";
import { globMatcher, type Matcher } from "../text/glob/glob.ts";
import type { NameMatcher } from "../text/glob/name-index.ts";

/**
 * Matches paths (relative to the working directory, forward slashes) with globs that are relative to `base`. A glob
 * without a slash matches a name at any depth, one that names a directory all files in it; `!glob` takes out again.
 */
export function pathMatcher(globs: readonly string[], base: string, cwd: string): Matcher {
  const wanted = anyOf(globs.filter((glob) => !glob.startsWith("!")));
  const unwanted = anyOf(globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)));
  const prefix = slashes(relative(base, cwd));
  // What leads up first may lead down again into the base.
  const localOf = prefix.startsWith("..")
    ? (path: string) => slashes(relative(base, resolve(cwd, path)))
    : (path: string) => posix.join(prefix, path);
  return (path) => {
    const local = localOf(path);
    return wanted(local) && !unwanted(local);
  };
}

function slashes(path: string): string {
  return path.replaceAll("\\", "/");
}

/** Matches names without regard to case, as Docker compares stages. */
export function nameMatcher(globs: readonly string[]): NameMatcher {
  const plain = globs.every((glob) => /^[\w.-]+$/.test(glob))
    ? new Set(globs.map((glob) => glob.toLowerCase()))
    : undefined;
  return Object.assign(globMatcher(globs, { ignoreCase: true }), { plain });
}

function anyOf(globs: readonly string[]): Matcher {
  return globs.length === 0 ? () => false : globMatcher(globs.flatMap(withContents));
}

function withContents(glob: string): readonly string[] {
  const trimmed = glob.replace(/^\.?\//, "").replace(/\/$/, "");
  const anchored = trimmed.includes("/") || glob.startsWith("/") || glob.startsWith("./");
  const whole = anchored ? trimmed : `**/${trimmed}`;
  const contents = `${whole}/**`;
  return glob.endsWith("/") ? [contents] : [whole, contents];
}
