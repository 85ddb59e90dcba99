import { readClass } from "./class.ts";
import { readGitClass } from "./git-class.ts";
import type { Piece, Repeat, Sequence } from "./tree.ts";

const repeats: ReadonlyMap<string, Repeat> = new Map([
  ["@", "once"],
  ["?", "optional"],
  ["*", "any"],
  ["+", "some"],
  ["!", "never"],
]);

/** Groups in groups are read to this depth; beyond, brackets are text. */
const maxDepth = 50;

/**
 * Reads a glob as shells with `extglob` and `globstar` do: `*`, `?`, `**`, `[a-z]`, `{a,b}`, `@(a|b)` and the like. What
 * is not closed is text.
 */
export function parseGlob(glob: string): Sequence {
  return new GlobReader(glob, false).read();
}

/**
 * Reads a pattern of git's, in which brackets make no groups, and `a/**` is not `a` itself. Undefined for one that
 * nothing matches, since it is not closed.
 */
export function parseGitGlob(pattern: string): Sequence | undefined {
  const reader = new GlobReader(pattern, true);
  const pieces = reader.read();
  return reader.isOpen ? undefined : pieces;
}

class GlobReader {
  private readonly glob: string;
  private readonly closings: ReadonlyMap<number, number>;
  /** Where the `**` begins that closes the glob, or several of them. */
  private readonly closingGlobstar: number | undefined;
  private readonly isGit: boolean;
  private at = 0;
  /** Whether a pattern of git's ends within a class or an escape. */
  isOpen = false;

  constructor(glob: string, isGit: boolean) {
    this.glob = glob;
    this.isGit = isGit;
    this.closings = isGit ? new Map() : closingsOf(glob);
    this.closingGlobstar = isGit ? undefined : closingGlobstarOf(glob);
    if (!isGit && glob.startsWith("./")) this.at = 2;
  }

  read(): Sequence {
    return this.sequence(this.glob.length, undefined);
  }

  /** Up to an offset, or to what stands between the choices of a group. */
  private sequence(end: number, between: string | undefined): Sequence {
    const pieces: Piece[] = [];
    while (this.at < end && this.glob.charAt(this.at) !== between) this.piece(pieces);
    return pieces;
  }

  private piece(pieces: Piece[]): void {
    const { glob } = this;
    const char = glob.charAt(this.at);
    const closing = this.closings.get(this.at);
    const repeat = repeats.get(char);
    if (char === "\\" && this.at + 1 < glob.length) {
      this.at++;
      pieces.push(this.char());
    } else if (char === "\\" && this.isGit) this.giveUp();
    else if (repeat && this.closings.has(this.at + 1) && glob.charAt(this.at + 1) === "(") {
      this.at++;
      pieces.push(this.group(repeat, "|"));
    } else if (closing !== undefined) {
      pieces.push(this.group("once", char === "{" ? "," : "|"));
    } else if (char === "[") this.class(pieces);
    else if (char === "?") {
      this.at++;
      pieces.push({ type: "one" });
    } else if (char === "*") this.stars(pieces);
    else if (this.at + 1 === this.closingGlobstar && isNamed(pieces.at(-1))) {
      this.at = glob.length;
      pieces.push({ type: "below" });
    } else pieces.push(this.char());
  }

  private char(): Piece {
    const code = this.glob.codePointAt(this.at) as number;
    this.at += String.fromCodePoint(code).length;
    return { type: "char", code };
  }

  private class(pieces: Piece[]): void {
    const read = (this.isGit ? readGitClass : readClass)(this.glob, this.at);
    if (!read && this.isGit) this.giveUp();
    else if (!read) pieces.push(this.char());
    else {
      this.at = read.end;
      pieces.push(read.piece);
    }
  }

  private giveUp(): void {
    this.isOpen = true;
    this.at = this.glob.length;
  }

  /** Two stars are special where they are a whole name; all others are one. */
  private stars(pieces: Piece[]): void {
    const { glob } = this;
    const start = this.at;
    while (glob.charAt(this.at) === "*" && !this.closings.has(this.at + 1)) this.at++;
    if (this.at === start) this.at++;
    const count = this.at - start;
    // Where the glob begins or ends no character is, which every text includes.
    const isWhole = (this.isGit ? count > 1 : count === 2) && "/{(,|".includes(glob.charAt(start - 1));
    if (isWhole && glob.charAt(this.at) === "/") {
      this.at++;
      pieces.push({ type: "directories" });
    } else if (isWhole && "}),|".includes(glob.charAt(this.at))) {
      pieces.push({ type: "anything" });
    } else pieces.push({ type: "star" });
  }

  private group(repeat: Repeat, between: string): Piece {
    const end = this.closings.get(this.at) as number;
    const choices: Sequence[] = [];
    while (this.at < end) {
      this.at++;
      choices.push(this.sequence(end, between));
    }
    this.at = end + 1;
    return { type: "group", repeat, choices };
  }
}

/** `a/**` matches `a` itself, too; behind a wildcard something has to follow. */
function isNamed(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.type !== "star";
}

/** A `**` that is the last name, with those right before it. */
function closingGlobstarOf(glob: string): number | undefined {
  if (!glob.endsWith("/**")) return undefined;
  let at = glob.length - 2;
  while (glob.slice(0, at).endsWith("/**/")) at -= 3;
  return at;
}

/** For each bracket that opens a group the offset of its closing one; braces without a comma are text. */
function closingsOf(glob: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: { readonly at: number; readonly char: string; commas: number }[] = [];
  for (let at = 0; at < glob.length; at++) {
    const char = glob.charAt(at);
    if (char === "\\") at++;
    else if (char === "[") at = (readClass(glob, at)?.end ?? at + 1) - 1;
    else if (char === "{" || char === "(") open.push({ at, char, commas: 0 });
    else if (char === "," && open.at(-1)?.char === "{") (open.at(-1) as { commas: number }).commas++;
    else if (char === "}" || char === ")") {
      const last = open.at(-1);
      if (last?.char !== (char === "}" ? "{" : "(")) continue;
      open.pop();
      if ((char === ")" || last.commas > 0) && open.length < maxDepth) closings.set(last.at, at);
    }
  }
  return closings;
}
