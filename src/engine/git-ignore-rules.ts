import { Automaton, codesOf } from "../text/glob/automaton.ts";
import { parseGlob } from "../text/glob/parse.ts";

/** What one ignore file of git says. */
export interface GitIgnoreRules {
  /**
   * Whether a file or directory is ignored, by its path relative to the file; undefined where nothing speaks of it. What
   * lies in an ignored directory is not asked about: git does not go there.
   */
  ignores(path: string, isDirectory: boolean): boolean | undefined;
}

interface Pattern {
  /** In the file: the last that matches counts. */
  readonly index: number;
  readonly negated: boolean;
  readonly directoriesOnly: boolean;
  matches(path: string): boolean;
}

/** Reads a `.gitignore`, https://git-scm.com/docs/gitignore. A path costs the patterns with wildcards at most once. */
export function parseGitIgnore(text: string, ignoreCase: boolean): GitIgnoreRules {
  const fold = (one: string) => (ignoreCase ? bytesOf(one).replace(/[A-Z]/g, lower) : bytesOf(one));
  const byName = new Map<string, Pattern[]>();
  const byPath = new Map<string, Pattern[]>();
  const wild: Pattern[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const written = patternIn(line);
    if (written === undefined) continue;
    const negated = written.startsWith("!");
    const body = fold(negated ? written.slice(1) : written);
    const directoriesOnly = body.endsWith("/");
    const glob = directoriesOnly ? body.slice(0, -1) : body;
    const anchored = glob.includes("/");
    const path = glob.startsWith("/") ? glob.slice(1) : glob;
    const pattern: Pattern = { index, negated, directoriesOnly, matches: lazyMatcher(anchored ? path : `**/${path}`) };
    if (/[*?[\\]/.test(path)) wild.push(pattern);
    else push(anchored ? byPath : byName, path, pattern);
  }
  return {
    ignores(written, isDirectory) {
      const path = fold(written);
      const holds = ({ directoriesOnly }: Pattern) => isDirectory || !directoriesOnly;
      const name = path.slice(path.lastIndexOf("/") + 1);
      const literal = latest(byName.get(name)?.findLast(holds), byPath.get(path)?.findLast(holds));
      for (let i = wild.length - 1; i >= 0; i--) {
        const pattern = wild[i] as Pattern;
        if (literal && literal.index > pattern.index) break;
        if (holds(pattern) && pattern.matches(path)) return !pattern.negated;
      }
      return literal && !literal.negated;
    },
  };
}

/** A character for each byte, as git matches: a question mark stands for one of them. */
function bytesOf(text: string): string {
  return /[^\0-\x7f]/.test(text) ? Buffer.from(text).toString("latin1") : text;
}

const lower = (letter: string) => letter.toLowerCase();

/** Undefined for comments. Blanks at the end count only behind a backslash. No path meets what a blank line leaves. */
function patternIn(line: string): string | undefined {
  if (line.startsWith("#")) return undefined;
  let end = line.length;
  while (line.charAt(end - 1) === " " && line.charAt(end - 2) !== "\\") end--;
  return line.slice(0, end);
}

/** Most patterns of a file never meet a path: each is read when one comes. */
function lazyMatcher(glob: string): (path: string) => boolean {
  let automaton: Automaton | undefined;
  return (path) => {
    automaton ??= new Automaton([parseGlob(glob, { groups: false })]);
    return automaton.matches(codesOf(path));
  };
}

function latest(one: Pattern | undefined, other: Pattern | undefined): Pattern | undefined {
  if (!one || !other) return one ?? other;
  return one.index > other.index ? one : other;
}

function push(lists: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  const list = lists.get(key);
  if (list) list.push(pattern);
  else lists.set(key, [pattern]);
}
