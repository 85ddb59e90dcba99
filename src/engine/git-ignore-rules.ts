import { Dictionary } from "../text/dictionary.ts";
import { Automaton, codesOf } from "../text/glob/automaton.ts";
import { parseGitGlob } from "../text/glob/parse.ts";
import type { Sequence } from "../text/glob/tree.ts";

/** What one ignore file of git says. */
export interface GitIgnoreRules {
  /**
   * Whether a file or directory is ignored; undefined where nothing speaks of it. What lies in an ignored directory is
   * not asked about: git does not go there.
   */
  ignores(path: AskedPath, isDirectory: boolean, work: Work): boolean | undefined;
}

/** How much may still be compared for a path; below zero an answer is none. */
interface Work {
  left: number;
}

/** A path as it is compared with patterns: a character for each byte, as git matches. */
interface AskedPath {
  readonly text: string;
  readonly name: string;
  readonly slashes: number;
}

/** @param ignoreCase whether the case of ASCII letters does not count */
export function askedPath(path: string, ignoreCase: boolean): AskedPath {
  const text = folded(path, ignoreCase);
  return { text, name: text.slice(text.lastIndexOf("/") + 1), slashes: slashesIn(text) };
}

interface Pattern {
  /** In the file: the last that matches counts. */
  readonly index: number;
  readonly negated: boolean;
  readonly directoriesOnly: boolean;
}

interface WildPattern extends Pattern {
  /** Text that every name has that it matches. */
  readonly literal: string;
  /** Whether it matches a path below the file's directory; against the name alone where it has no slash. */
  matches(below: Below, work: Work): boolean;
}

/** A path from the directory of an ignore file. */
interface Below {
  readonly name: string;
  readonly path: string;
  readonly slashes: number;
}

/**
 * Reads a `.gitignore`, https://git-scm.com/docs/gitignore. Of the patterns with wildcards a path costs those alone of
 * which its name has a piece of text.
 *
 * @param base the directory that asked paths begin with; empty for paths that are relative to the file
 */
export function parseGitIgnore(text: string, ignoreCase: boolean, base = ""): GitIgnoreRules {
  const byName = new Map<string, Pattern[]>();
  const byPath = new Map<string, Pattern[]>();
  const wild: [pattern: Pattern, glob: string][] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    const written = patternIn(line);
    if (written === undefined) continue;
    const negated = written.startsWith("!");
    const body = folded(negated ? written.slice(1) : written, ignoreCase);
    const directoriesOnly = body.endsWith("/");
    const glob = directoriesOnly ? body.slice(0, -1) : body;
    const pattern: Pattern = { index, negated, directoriesOnly };
    if (/[*?[\\]/.test(glob)) wild.push([pattern, glob]);
    else if (glob.includes("/")) push(byPath, glob.replace(/^\//, ""), pattern);
    else push(byName, glob, pattern);
  }
  const mostSlashes = [...byPath.keys()].reduce((most, path) => Math.max(most, slashesIn(path)), -1);
  const outer = askedPath(base === "" || base.endsWith("/") ? base : `${base}/`, ignoreCase);
  let find: Finder | undefined;
  return {
    ignores({ text, name, slashes: all }, isDirectory, work) {
      const path = text.slice(outer.text.length);
      const slashes = all - outer.slashes;
      const holds = ({ directoriesOnly }: Pattern) => isDirectory || !directoriesOnly;
      const atPath = slashes > mostSlashes ? undefined : byPath.get(path)?.findLast(holds);
      const literal = latest(byName.get(name)?.findLast(holds), atPath);
      find ??= finder(wild);
      for (const pattern of find(name, work)) {
        if (work.left < 0 || (literal && literal.index > pattern.index)) break;
        if (holds(pattern) && pattern.matches({ name, path, slashes }, work)) return !pattern.negated;
      }
      return literal && !literal.negated;
    },
  };
}

function folded(text: string, ignoreCase: boolean): string {
  const bytes = /[^\0-\x7f]/.test(text) ? bytesOf(text) : text;
  return ignoreCase ? bytes.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : bytes;
}

const encoder = new TextEncoder();

/** A text whose characters are the bytes of another in UTF-8. */
function bytesOf(text: string): string {
  return Array.from(encoder.encode(text), (byte) => String.fromCharCode(byte)).join("");
}

function slashesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("/"); at >= 0; at = text.indexOf("/", at + 1)) count++;
  return count;
}

/**
 * Undefined for comments. Blanks at the end do not count, but for one that a backslash escapes; to git a NUL ends a line.
 * No path meets what a blank line leaves.
 */
function patternIn(line: string): string | undefined {
  if (line.startsWith("#")) return undefined;
  const [written = ""] = line.replace(/\r$/, "").split("\0", 1);
  let end = 0;
  for (let at = 0; at < written.length; at++) {
    const sign = written.charAt(at);
    if (sign === "\\") at++;
    if (sign !== " ") end = at + 1;
  }
  return written.slice(0, end);
}

/** Finds the patterns that may match a name, the last first. */
type Finder = (name: string, work: Work) => readonly WildPattern[];

function finder(wild: readonly (readonly [pattern: Pattern, glob: string])[]): Finder {
  if (wild.length === 0) return () => [];
  const byLiteral = new Map<string, WildPattern[]>();
  for (const [pattern, glob] of wild) {
    const one = wildPattern(pattern, glob);
    if (one) push(byLiteral, one.literal, one);
  }
  const dictionary = new Dictionary(byLiteral.keys());
  return (name, work) => {
    const found = new Set([""]);
    dictionary.find(
      name,
      (literal) => found.has(literal),
      (literal) => found.add(literal),
    );
    const patterns = [...found].flatMap((literal) => byLiteral.get(literal) ?? []);
    work.left -= name.length + patterns.length;
    return patterns.sort((a, b) => b.index - a.index);
  };
}

/** Undefined for a pattern that nothing matches. */
function wildPattern(pattern: Pattern, glob: string): WildPattern | undefined {
  const isPath = glob.includes("/");
  const body = glob.replace(/^\//, "");
  // Of a path git compares first what has no wildcard, and takes what follows for a pattern of its own.
  const start = isPath ? body.slice(0, body.search(/[*?[\\]/)) : "";
  const pieces = parseGitGlob(body.slice(start.length));
  if (!pieces) return undefined;
  const slashes = pieces.some(crossesDirectories) ? undefined : slashesIn(start) + pieces.filter(isSlash).length;
  let automaton: Automaton | undefined;
  return {
    ...pattern,
    literal: longestText(
      pieces.slice(pieces.findLastIndex((piece) => isSlash(piece) || crossesDirectories(piece)) + 1),
    ),
    matches(below, work) {
      if (isPath && slashes !== undefined && slashes !== below.slashes) return false;
      const text = isPath ? below.path : below.name;
      if (!text.startsWith(start)) return false;
      automaton ??= new Automaton([pieces]);
      work.left -= automaton.size * text.length;
      return work.left >= 0 && automaton.matches(codesOf(text).slice(start.length));
    },
  };
}

type Piece = Sequence[number];

const slash = 47;
const isSlash = (piece: Piece) => piece.type === "char" && piece.code === slash;
const crossesDirectories = ({ type }: Piece) => type === "directories" || type === "anything";

function longestText(pieces: Sequence): string {
  let longest = "";
  let text = "";
  for (const piece of pieces) {
    text = piece.type === "char" ? text + String.fromCodePoint(piece.code) : "";
    if (text.length > longest.length) longest = text;
  }
  return longest;
}

function latest(one: Pattern | undefined, other: Pattern | undefined): Pattern | undefined {
  if (!one || !other) return one ?? other;
  return one.index > other.index ? one : other;
}

function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
