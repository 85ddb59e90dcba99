import { Automaton, codesOf } from "./automaton.ts";
import { parseGlob } from "./parse.ts";
import type { Piece, Repeat, Sequence } from "./tree.ts";

export interface GlobOptions {
  readonly ignoreCase?: boolean;
}

/** Tells of a path, or of another text. */
export type Matcher = (text: string) => boolean;

/**
 * Tells whether one of some globs matches a path (forward slashes) as a whole. A leading `!` turns a glob around.
 * Wildcards stand for names that begin with a dot, too, but not for `.` and `..`. In linear time.
 */
export function globMatcher(globs: readonly string[], { ignoreCase = false }: GlobOptions = {}): Matcher {
  const fold = ignoreCase ? (text: string) => text.toLowerCase() : (text: string) => text;
  const folded = globs.map(fold);
  const literal = new Set(folded);
  const turned = folded.filter(isTurned).map((glob) => matcherOf([glob.slice(1)]));
  const plain = matcherOf(folded.filter((glob) => !isTurned(glob)));
  return (path) => {
    const text = fold(path);
    if (literal.has(text)) return true;
    const codes = codesOf(text);
    return plain(codes) || turned.some((matches) => !matches(codes));
  };
}

function isTurned(glob: string): boolean {
  return glob.startsWith("!") && !glob.startsWith("!(");
}

type CodeMatcher = (codes: readonly number[]) => boolean;

function matcherOf(globs: readonly string[]): CodeMatcher {
  const sequences = globs.map((glob) => parseGlob(glob));
  const simple = new Automaton(sequences.filter((pieces) => countOf(pieces) === 0));
  const others = sequences.filter((pieces) => countOf(pieces) > 0).map(withoutSome);
  return (codes) => simple.matches(codes) || others.some((matches) => matches(codes));
}

/** `a!(b)c` matches what `a*c` does, but for what `a@(b)c` matches. */
function withoutSome(pieces: Sequence): CodeMatcher {
  const all = new Automaton([replaced(pieces, undefined)]);
  const none = new Automaton(Array.from({ length: countOf(pieces) }, (_, i) => replaced(pieces, i)));
  return (codes) => all.matches(codes) && !none.matches(codes);
}

/** How many groups say what may not stand there. */
function countOf(pieces: Sequence): number {
  return pieces.reduce((count, piece) => {
    if (piece.type !== "group") return count;
    return count + (piece.repeat === "never" ? 1 : piece.choices.reduce((sum, one) => sum + countOf(one), 0));
  }, 0);
}

/** With one of those groups, by its number, as what it forbids, and all others as anything. */
function replaced(pieces: Sequence, kept: number | undefined): Sequence {
  let number = 0;
  const replace = (piece: Piece): Piece => {
    if (piece.type !== "group") return piece;
    if (piece.repeat !== "never") return { ...piece, choices: piece.choices.map((one) => one.map(replace)) };
    const once: Repeat = "once";
    return number++ === kept
      ? { ...piece, repeat: once, choices: piece.choices.map((one) => one.map(asOnce)) }
      : { type: "star" };
  };
  return pieces.map(replace);
}

function asOnce(piece: Piece): Piece {
  if (piece.type !== "group") return piece;
  const choices = piece.choices.map((one) => one.map(asOnce));
  return { ...piece, repeat: piece.repeat === "never" ? "once" : piece.repeat, choices };
}
