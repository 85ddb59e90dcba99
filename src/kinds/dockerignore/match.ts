import { type PatternError, parseGlob, type Token } from "./glob.ts";

/** How many places of patterns may still be compared; below zero an answer is none. */
export interface Work {
  left: number;
}

/**
 * Tells for each of `ends` whether the pattern matches the part of `path` before it. The ends are those of the path's
 * parents and of the path itself, ascending.
 */
export type Matcher = (path: string, ends: readonly number[], work: Work) => readonly boolean[];

export interface CompiledPattern {
  readonly matches: Matcher;
  /** Text that every path has that it matches. */
  readonly literal: string;
}

const slash = 47;

/**
 * The matcher of a cleaned pattern, as `github.com/moby/patternmatcher` compiles it: plain text, a prefix before `**`
 * and a suffix after it are compared as text, all else as a regular expression.
 */
export function compilePattern(pattern: string): CompiledPattern | PatternError {
  const glob = parseGlob(pattern);
  if ("message" in glob) return glob;
  const { shape, tokens } = glob;
  if (shape === "general") return { matches: matchTokens(tokens), literal: longestLiteral(tokens) };
  if (shape === "exact") return { matches: matchText(pattern), literal: pattern };
  const literal = shape === "prefix" ? pattern.slice(0, -2) : pattern.slice(2);
  if (shape === "prefix") return { matches: matchPrefix(literal), literal };
  return { matches: matchSuffix(literal), literal: literal.replace(/^\//, "") };
}

/** The longest piece of text between what stands for more than itself. */
function longestLiteral(tokens: readonly Token[]): string {
  let longest = "";
  let piece = "";
  for (const token of tokens) {
    piece = token.type === "char" ? piece + String.fromCodePoint(token.code) : "";
    if (piece.length > longest.length) longest = piece;
  }
  return longest;
}

function matchText(text: string): Matcher {
  return (path, ends) => {
    const starts = path.startsWith(text);
    return ends.map((end) => starts && end === text.length);
  };
}

function matchPrefix(prefix: string): Matcher {
  return (path, ends) => {
    const starts = path.startsWith(prefix);
    return ends.map((end) => starts && end >= prefix.length);
  };
}

/** What follows a leading `**` may end any name: `**.md` matches "a.md"; a leading slash may also stand for the root. */
function matchSuffix(suffix: string): Matcher {
  return (path, ends) => {
    const rooted = `/${path}`;
    return ends.map((end) => rooted.endsWith(suffix, end + 1));
  };
}

/** Runs all alternatives side by side: time is bounded by the length of the path times that of the pattern. */
function matchTokens(tokens: readonly Token[]): Matcher {
  return (path, ends, work) => {
    const hits: boolean[] = new Array(ends.length).fill(false);
    let states = new States(tokens);
    let next = new States(tokens);
    states.enter(0, true);
    let level = 0;
    for (let at = 0; states.size > 0 && work.left >= 0; ) {
      if (at === ends[level]) hits[level++] = states.atEnd;
      if (at >= path.length) break;
      const char = path.codePointAt(at) as number;
      work.left -= states.size;
      states.read(char, next);
      [states, next] = [next, states];
      next.clear();
      at += char > 0xffff ? 2 : 1;
    }
    return hits;
  };
}

/** Tokens that may come next, each once. */
class States {
  size = 0;
  private readonly tokens: readonly Token[];
  private readonly list: Uint32Array;
  private readonly held: Uint8Array;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
    this.list = new Uint32Array(tokens.length + 1);
    this.held = new Uint8Array(tokens.length + 1);
  }

  /** Whether the pattern may be at its end. */
  get atEnd(): boolean {
    return this.held[this.tokens.length] === 1;
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.held[this.list[i] as number] = 0;
    this.size = 0;
  }

  /** False where it was there. */
  add(state: number): boolean {
    if (this.held[state] === 1) return false;
    this.held[state] = 1;
    this.list[this.size++] = state;
    return true;
  }

  /** Adds a state and those reached from it without reading a character. */
  enter(state: number, atStart: boolean): void {
    for (let i = state; this.add(i); i++) {
      const type = this.tokens[i]?.type;
      const free = type === "names" || type === "anything" || type === "directories" || (type === "start" && atStart);
      if (!free) break;
    }
  }

  /** Adds to another set what may come behind a character. */
  read(char: number, to: States): void {
    for (let i = 0; i < this.size; i++) {
      const state = this.list[i] as number;
      const token = this.tokens[state];
      switch (token?.type) {
        case "char":
          if (token.code === char) to.enter(state + 1, false);
          break;
        case "one":
          if (char !== slash) to.enter(state + 1, false);
          break;
        case "class":
          if (token.ranges.some(([low, high]) => low <= char && char <= high) !== token.negated)
            to.enter(state + 1, false);
          break;
        case "names":
          if (char !== slash) to.enter(state, false);
          break;
        case "anything":
          to.enter(state, false);
          break;
        case "directories":
          // Once inside, only a slash leads out again.
          if (char === slash) to.enter(state + 1, false);
          to.add(state);
          break;
      }
    }
  }
}
