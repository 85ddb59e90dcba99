import { dirname, normalizePath, resolvePath } from "../syntax/posix-path.ts";
import type { Reader } from "../text/reader.ts";
import { askedPath, type GitIgnoreRules, parseGitIgnore } from "./git-ignore-rules.ts";

/** Places of patterns that are compared with characters of a path, at most. */
const mostPlaces = 1_000_000;

/**
 * Whether git ignores what may come to a path, a file or a directory: by the `.gitignore` files of the directories that
 * lead there, as far as these have names. So it is in no checkout, and something makes it.
 */
export function isIgnoredByGit(path: string, reader: Reader): boolean {
  const work = { left: mostPlaces };
  const nearestFirst: GitIgnoreRules[] = [];
  for (const level of levelsOf(normalizePath(path))) {
    const rules = rulesIn(dirname(level), reader);
    if (rules) nearestFirst.unshift(rules);
    const asked = askedPath(level, false);
    for (const one of nearestFirst) {
      const verdict = one.ignores(asked, true, work);
      // Of what is too much to compare nobody knows that git keeps it.
      if (verdict || work.left < 0) return true;
      if (verdict === false) break;
    }
  }
  return false;
}

/** The path and the directories above it, the outermost first. */
function levelsOf(path: string): readonly string[] {
  const levels: string[] = [];
  for (let at = path; at !== "." && at !== "/" && !/(?:^|\/)\.\.$/.test(at); at = dirname(at)) levels.push(at);
  return levels.reverse();
}

interface Parsed {
  readonly text: string;
  readonly rules: GitIgnoreRules;
}

const parsed = new WeakMap<Reader, Map<string, Parsed>>();

/** What the ignore file of a directory says, read once as long as it stays the same. */
function rulesIn(directory: string, reader: Reader): GitIgnoreRules | undefined {
  const text = reader.read(resolvePath(".gitignore", directory));
  if (text === undefined) return undefined;
  const all = parsed.get(reader) ?? new Map<string, Parsed>();
  parsed.set(reader, all);
  const old = all.get(directory);
  if (old?.text === text) return old.rules;
  const rules = parseGitIgnore(text, false, directory === "." ? "" : directory);
  all.set(directory, { text, rules });
  return rules;
}
